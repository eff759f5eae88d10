package org.hefu.certificate;

import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Primitive;

/**
 * Reads one ASN.1 value from bytes that nobody vouches for.
 *
 * <p>BER and DER (X.690) are both read; depth is limited, because the library reads nested values by recursion.
 */
public final class StrictAsn1 {

    private static final int MOST_DEPTH = 40;

    private final byte[] bytes;

    private StrictAsn1(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads the one value that fills the bytes.
     *
     * @throws Asn1FormatException if there is no value, or anything follows it
     */
    public static ASN1Primitive read(byte[] bytes) {
        int length = length(bytes);
        if (length != bytes.length) {
            throw new Asn1FormatException((bytes.length - length) + " bytes follow the ASN.1 value");
        }
        try (ASN1InputStream in = new ASN1InputStream(bytes)) {
            ASN1Primitive value = in.readObject();
            if (value == null) {
                throw new Asn1FormatException("There is no ASN.1 value");
            }
            return value;
        } catch (IOException | RuntimeException e) {
            throw new Asn1FormatException("The ASN.1 value cannot be read", e);
        }
    }

    /**
     * Reads the one value that fills the bytes and is in DER (X.690, section 10), as certificates and lists must be: so
     * that what is signed is told from the bytes, and from nothing else.
     *
     * @throws Asn1FormatException if it is not
     */
    public static ASN1Primitive readDer(byte[] bytes) {
        ASN1Primitive value = read(bytes);
        try {
            if (!Arrays.equals(value.getEncoded(ASN1Encoding.DER), bytes)) {
                throw new Asn1FormatException("The ASN.1 value is not in DER");
            }
            return value;
        } catch (IOException e) {
            throw new Asn1FormatException("The ASN.1 value cannot be read", e);
        }
    }

    /**
     * How many bytes the first value takes, with its tag and length.
     *
     * @throws Asn1FormatException if it is cut short, nested too deeply or not well-formed
     */
    public static int length(byte[] bytes) {
        if (bytes.length == 0) {
            throw new Asn1FormatException("There are no bytes to read");
        }
        return new StrictAsn1(bytes).end(0, bytes.length, 0);
    }

    private int end(int start, int limit, int depth) {
        if (depth > MOST_DEPTH) {
            throw new Asn1FormatException("ASN.1 values are nested more than " + MOST_DEPTH + " deep");
        }
        boolean constructed = (at(start, limit) & 0x20) != 0;
        int position = afterTag(start, limit);
        int first = at(position++, limit);
        if (first == 0x80) {
            if (!constructed) {
                throw new Asn1FormatException("A primitive ASN.1 value has no length");
            }
            return endOfIndefinite(position, limit, depth);
        }
        long length = first;
        if (first > 0x80) {
            length = 0;
            for (int i = 0; i < first - 0x80; i++) {
                length = length << 8 | at(position++, limit);
                if (length > Integer.MAX_VALUE) {
                    throw new Asn1FormatException("An ASN.1 value claims more than 2 GiB");
                }
            }
        }
        if (position + length > limit) {
            throw new Asn1FormatException("An ASN.1 value is cut short");
        }
        int end = (int) (position + length);
        while (constructed && position < end) {
            position = end(position, end, depth + 1);
        }
        return end;
    }

    private int endOfIndefinite(int start, int limit, int depth) {
        int position = start;
        while (at(position, limit) != 0 || at(position + 1, limit) != 0) {
            position = end(position, limit, depth + 1);
        }
        return position + 2;
    }

    private int afterTag(int start, int limit) {
        int position = start + 1;
        if ((at(start, limit) & 0x1F) != 0x1F) {
            return position;
        }
        while ((at(position++, limit) & 0x80) != 0) {
            if (position - start > 5) {
                throw new Asn1FormatException("An ASN.1 tag number is too large");
            }
        }
        return position;
    }

    private int at(int position, int limit) {
        if (position >= limit) {
            throw new Asn1FormatException("An ASN.1 value is cut short");
        }
        return bytes[position] & 0xFF;
    }
}
