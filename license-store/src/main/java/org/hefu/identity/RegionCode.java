package org.hefu.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Administrative division (行政区划代码) down to the county, as in {@code 150623}: province, city and county with two
 * digits each; {@code 00} stands for a level that is not reached.
 *
 * <p>Source: GB/T 2260.
 */
public record RegionCode(String value) {

    private static final Pattern FORM = Pattern.compile("[1-9]\\d(0000|(0[1-9]|[1-9]\\d)\\d\\d)");

    public RegionCode {
        if (!isValid(value)) {
            throw new IllegalArgumentException("A region code has six digits, as in 150623; got '" + value + "'");
        }
    }

    /**
     * Reads a code as people type it.
     *
     * @throws IllegalArgumentException if it is not a region code
     */
    public static RegionCode parse(String typed) {
        return new RegionCode(Typed.identifier(typed));
    }

    /** Whether this text has the form of a region code; whether such a region exists is not asked. */
    public static boolean isValid(String code) {
        return FORM.matcher(code).matches();
    }

    /** The region above: the city of a county, the province of a city; empty for a province. */
    public Optional<RegionCode> parent() {
        return switch (prefix().length()) {
            case 6 -> Optional.of(new RegionCode(value.substring(0, 4) + "00"));
            case 4 -> Optional.of(new RegionCode(value.substring(0, 2) + "0000"));
            default -> Optional.empty();
        };
    }

    /** Whether the other region is this one or lies below it. */
    public boolean contains(RegionCode other) {
        return other.value.startsWith(prefix());
    }

    /** The digits that this region shares with every region below it: two, four or six. */
    public String prefix() {
        if (value.endsWith("0000")) {
            return value.substring(0, 2);
        }
        return value.endsWith("00") ? value.substring(0, 4) : value;
    }

    @Override
    public String toString() {
        return value;
    }
}
