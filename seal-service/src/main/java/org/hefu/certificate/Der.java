package org.hefu.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/**
 * Writes DER, X.690, section 10. What is encoded already (certificates, pictures, a part that all messages have in
 * common) is put together as bytes: taking it apart again costs more than a signature does.
 */
public final class Der {

    public static final int SET = 0x31;
    /** The tag {@code [0]}, constructed. */
    public static final int TAG_0 = 0xA0;
    /** The tag {@code [1]}, constructed. */
    public static final int TAG_1 = 0xA1;

    private static final int SEQUENCE = 0x30;
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    /** Zeros at the end of the fraction are left out, X.690, section 11.7. */
    private static final DateTimeFormatter MILLISECONDS = new DateTimeFormatterBuilder()
            .appendPattern("uuuuMMddHHmmss")
            .appendFraction(ChronoField.MILLI_OF_SECOND, 0, 3, true)
            .appendLiteral('Z')
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Der() {}

    public static byte[] encode(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException("The value cannot be encoded", e);
        }
    }

    /** A value with this tag, of parts that are encoded already. */
    public static byte[] value(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        int lengthBytes = length < 0x80 ? 0 : (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
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

    public static byte[] sequence(byte[]... parts) {
        return value(SEQUENCE, parts);
    }

    public static byte[] sequence(List<byte[]> parts) {
        return value(SEQUENCE, parts.toArray(byte[][]::new));
    }

    /** The members of a set stand in the order of their bytes (X.690, section 11.6). */
    public static byte[] setOf(int tag, List<byte[]> members) {
        return value(tag, members.stream().sorted(Arrays::compareUnsigned).toArray(byte[][]::new));
    }

    public static byte[] integer(int number) {
        return integer(BigInteger.valueOf(number));
    }

    public static byte[] integer(BigInteger number) {
        return value(0x02, number.toByteArray());
    }

    public static byte[] bits(byte[] bits) {
        return value(0x03, new byte[1], bits);
    }

    public static byte[] octets(byte[] octets) {
        return value(0x04, octets);
    }

    public static byte[] utf8(String text) {
        return value(0x0C, text.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] printable(String text) {
        return value(0x13, text.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * @throws IllegalArgumentException for what is not ASCII
     */
    public static byte[] ia5(String text) {
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("Only ASCII may stand here; got '" + text + "'");
        }
        return value(0x16, text.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * @param identifier with points, as in {@code 1.2.156.10197.1.501}
     */
    public static byte[] identifier(String identifier) {
        return encode(new ASN1ObjectIdentifier(identifier));
    }

    /** GeneralizedTime, to the second. */
    public static byte[] time(Instant time) {
        return value(0x18, SECONDS.format(time).getBytes(StandardCharsets.US_ASCII));
    }

    /** GeneralizedTime, to the millisecond. */
    public static byte[] preciseTime(Instant time) {
        return value(0x18, MILLISECONDS.format(time).getBytes(StandardCharsets.US_ASCII));
    }
}
