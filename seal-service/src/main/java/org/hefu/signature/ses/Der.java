package org.hefu.signature.ses;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** Writes DER, X.690, section 10. Pictures are long, so parts are copied once and never parsed again. */
final class Der {

    private static final int SEQUENCE = 0x30;
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return value(SEQUENCE, parts);
    }

    static byte[] sequence(List<byte[]> parts) {
        return value(SEQUENCE, parts.toArray(byte[][]::new));
    }

    static byte[] integer(int number) {
        return value(0x02, BigInteger.valueOf(number).toByteArray());
    }

    static byte[] bits(byte[] bits) {
        return value(0x03, new byte[1], bits);
    }

    static byte[] octets(byte[] octets) {
        return value(0x04, octets);
    }

    static byte[] utf8(String text) {
        return value(0x0C, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] printable(String text) {
        return value(0x13, text.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] ia5(String text) {
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("Only ASCII may stand here; got '" + text + "'");
        }
        return value(0x16, text.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] identifier(String identifier) {
        try {
            return new ASN1ObjectIdentifier(identifier).getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** GeneralizedTime, to the second. */
    static byte[] time(Instant time) {
        return value(0x18, SECONDS.format(time).getBytes(StandardCharsets.US_ASCII));
    }

    /** The BOOLEAN that is true. */
    static byte[] flag() {
        return value(0x01, new byte[] {(byte) 0xFF});
    }

    /** Explicitly tagged with 0. */
    static byte[] tagged(byte[] value) {
        return value(0xA0, value);
    }

    private static byte[] value(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        int lengthBytes = length < 0x80 ? 0 : (32 - Integer.numberOfLeadingZeros(length) + 7) / 8;
        byte[] der = new byte[2 + lengthBytes + length];
        der[0] = (byte) tag;
        der[1] = (byte) (lengthBytes == 0 ? length : 0x80 | lengthBytes);
        int position = 2;
        for (int i = lengthBytes - 1; i >= 0; i--) {
            der[position++] = (byte) (length >>> (8 * i));
        }
        for (byte[] part : parts) {
            System.arraycopy(part, 0, der, position, part.length);
            position += part.length;
        }
        return der;
    }
}
