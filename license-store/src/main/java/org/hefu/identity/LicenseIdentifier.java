package org.hefu.identity;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Licence identifier (证照标识), as in {@code
 * 1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U}.
 *
 * <p>Source: GB/T 36904-2018; the check character is ISO 7064 MOD 37,36 (GB/T 17710) over all parts without the root
 * and the dots. The serial may hold a personal number, so neither {@link #toString} nor a message shows the identifier.
 *
 * @param typeCode licence type: credit code of the defining authority and three digits
 * @param authority credit code or region code of the issuing authority
 * @param serial licence number or a string of the issuer's own, digits and capitals
 * @param version 1 for the first issue, at most 999
 */
public record LicenseIdentifier(String typeCode, String authority, String serial, int version) {

    /** The object identifier under which all licence identifiers stand. */
    public static final String ROOT = "1.2.156.3005.2";

    /** The last version that an identifier can name. */
    public static final int LAST_VERSION = 999;

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final Pattern SERIAL = Pattern.compile("[0-9A-Z]{1,64}");
    private static final Pattern TYPE = Pattern.compile("[0-9A-Z]{18}\\d{3}");
    private static final Pattern AUTHORITY = Pattern.compile("[0-9A-Z]{6,18}");
    private static final Pattern FORM = Pattern.compile("(?:" + Pattern.quote(ROOT + ".") + ")?"
            + "(?<type>[0-9A-Z]{21})\\.(?<authority>[0-9A-Z]{6,18})\\.(?<serial>[0-9A-Z]{1,64})"
            + "\\.(?<version>\\d{3})\\.(?<check>[0-9A-Z])");

    public LicenseIdentifier {
        if (!TYPE.matcher(typeCode).matches()
                || !AUTHORITY.matcher(authority).matches()
                || !isSerial(serial)
                || version < 1
                || version > LAST_VERSION) {
            throw new IllegalArgumentException("A licence identifier has a type of 21 characters, an authority of 6 to"
                    + " 18, a serial of 1 to 64 digits and capitals, and a version of 1 to 999");
        }
    }

    /** Whether this text can stand as the serial of an identifier. */
    public static boolean isSerial(String text) {
        return SERIAL.matcher(text).matches();
    }

    /**
     * Reads an identifier as people type it, with or without the root.
     *
     * @throws IllegalArgumentException if the form or the check character is wrong; the message does not repeat it
     */
    public static LicenseIdentifier parse(String typed) {
        Matcher parts = FORM.matcher(Typed.identifier(typed));
        if (!parts.matches()) {
            throw new IllegalArgumentException("A licence identifier looks like " + ROOT
                    + ".11100000000013338W011.11430000006122244L.20230000403.001.U");
        }
        LicenseIdentifier identifier = new LicenseIdentifier(
                parts.group("type"),
                parts.group("authority"),
                parts.group("serial"),
                Integer.parseInt(parts.group("version")));
        if (identifier.check() != parts.group("check").charAt(0)) {
            throw new IllegalArgumentException("The check character of this licence identifier is wrong");
        }
        return identifier;
    }

    /** The check character. */
    public char check() {
        int product = 36;
        String body = typeCode + authority + serial + "%03d".formatted(version);
        for (int i = 0; i < body.length(); i++) {
            int sum = (product + ALPHABET.indexOf(body.charAt(i))) % 36;
            product = (sum == 0 ? 36 : sum) * 2 % 37;
        }
        return ALPHABET.charAt((37 - product) % 36);
    }

    /** The whole identifier with root, dots and check character. */
    public String value() {
        return String.join(".", ROOT, typeCode, authority, serial, "%03d".formatted(version), String.valueOf(check()));
    }

    @Override
    public String toString() {
        return "LicenseIdentifier[" + typeCode + ", version " + version + "]";
    }
}
