package org.hefu.license;

import java.util.Comparator;
import java.util.HexFormat;

/**
 * Type and number of a licence, by which it is one and the same licence.
 *
 * <p>Ordered, so that two transactions that store the same licences take them in the same order and never wait for each
 * other in a circle.
 *
 * @param number token of the number, in hexadecimal
 */
record NumberKey(String typeCode, String number) implements Comparable<NumberKey> {

    private static final Comparator<NumberKey> ORDER =
            Comparator.comparing(NumberKey::typeCode).thenComparing(NumberKey::number);

    static NumberKey of(String typeCode, byte[] numberToken) {
        return new NumberKey(typeCode, HexFormat.of().formatHex(numberToken));
    }

    byte[] token() {
        return HexFormat.of().parseHex(number);
    }

    @Override
    public int compareTo(NumberKey other) {
        return ORDER.compare(this, other);
    }
}
