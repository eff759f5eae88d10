package org.hefu.timestamp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;

/**
 * Encodes by X.690, section 10. What is the same in every token is encoded once and put together as bytes: as objects
 * the certificates alone cost more to encode than the signature costs to make.
 */
final class Der {

    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int GENERALIZED_TIME = 0x18;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;
    /** The tags {@code [0]}, constructed. */
    static final int FIRST = 0xA0;

    private Der() {}

    static byte[] encode(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException("The value cannot be encoded", e);
        }
    }

    /** A value with this tag around what is encoded already. */
    static byte[] wrap(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        int lengthBytes = length < 0x80 ? 0 : (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
        byte[] value = new byte[2 + lengthBytes + length];
        value[0] = (byte) tag;
        value[1] = (byte) (lengthBytes == 0 ? length : 0x80 | lengthBytes);
        for (int i = 0; i < lengthBytes; i++) {
            value[2 + i] = (byte) (length >>> (8 * (lengthBytes - 1 - i)));
        }
        int at = 2 + lengthBytes;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, value, at, part.length);
            at += part.length;
        }
        return value;
    }

    /** The members of a set in their order, X.690, section 11.6. */
    static byte[] setOf(int tag, byte[]... members) {
        byte[][] sorted = members.clone();
        Arrays.sort(sorted, Arrays::compareUnsigned);
        return wrap(tag, sorted);
    }
}
