package org.hefu.signature.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;

/** Puts encoded values together by the rules of DER, X.690, section 10, without taking them apart. */
final class DerBytes {

    static final int OCTETS = 0x04;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;
    /** Constructed, context-specific, number 0. */
    static final int TAG_0 = 0xA0;

    static final int TAG_1 = 0xA1;

    private DerBytes() {}

    static byte[] of(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException("The value cannot be encoded", e);
        }
    }

    static byte[] value(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 6);
        out.write(tag);
        if (length < 0x80) {
            out.write(length);
        } else {
            int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
            out.write(0x80 | bytes);
            for (int i = bytes - 1; i >= 0; i--) {
                out.write(length >>> (8 * i));
            }
        }
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** The members of a set stand in the order of their bytes (X.690, section 11.6). */
    static byte[] set(int tag, List<byte[]> members) {
        return value(tag, members.stream().sorted(Arrays::compareUnsigned).toArray(byte[][]::new));
    }
}
