package org.hefu.identity;

/**
 * Unified social credit code (统一社会信用代码) of an organization, as in {@code 91330000755918469E}.
 *
 * <p>Source: GB 32100-2015: 18 characters of an alphabet of 31 (no I, O, S, V, Z), the last of them a check character
 * over the others, which must be right. Characters 9 to 17 are an organization code of GB 11714 with a check character
 * of its own; codes given out in early years break it, so {@link #organizationCodeHolds} only reports it.
 */
public record CreditCode(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int LENGTH = 18;
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANIZATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int ORGANIZATION_FROM = 8;

    /** What is the matter with a text that should be a credit code. */
    public enum Flaw {
        NONE,
        WRONG_LENGTH,
        WRONG_CHARACTER,
        WRONG_CHECK_CHARACTER
    }

    public CreditCode {
        Flaw flaw = flaw(value);
        if (flaw != Flaw.NONE) {
            throw new IllegalArgumentException(
                    "A credit code has 18 characters, the last a check character, as in 91330000755918469E; this one"
                            + " has "
                            + flaw);
        }
    }

    /**
     * Reads a code as people type it: any case, full-width, with blanks.
     *
     * @throws IllegalArgumentException if it is not a credit code
     */
    public static CreditCode parse(String typed) {
        return new CreditCode(Typed.identifier(typed));
    }

    /** Whether this text, as it stands, is a credit code with a right check character. */
    public static boolean isValid(String code) {
        return flaw(code) == Flaw.NONE;
    }

    /** The first flaw of this text as a credit code. */
    public static Flaw flaw(String code) {
        if (code.length() != LENGTH) {
            return Flaw.WRONG_LENGTH;
        }
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            int digit = ALPHABET.indexOf(code.charAt(i));
            if (digit < 0) {
                return Flaw.WRONG_CHARACTER;
            }
            sum += i < WEIGHTS.length ? digit * WEIGHTS[i] : 0;
        }
        char check = ALPHABET.charAt((31 - sum % 31) % 31);
        return check == code.charAt(LENGTH - 1) ? Flaw.NONE : Flaw.WRONG_CHECK_CHARACTER;
    }

    /** Whether the check character of the organization code inside (GB 11714, characters 9 to 17) is right too. */
    public boolean organizationCodeHolds() {
        int sum = 0;
        for (int i = 0; i < ORGANIZATION_WEIGHTS.length; i++) {
            sum += Character.digit(value.charAt(ORGANIZATION_FROM + i), 36) * ORGANIZATION_WEIGHTS[i];
        }
        char check = "0X987654321".charAt(sum % 11);
        return check == value.charAt(ORGANIZATION_FROM + ORGANIZATION_WEIGHTS.length);
    }

    /** Characters 3 to 8: where the code was given out (GB/T 2260). They need not be digits in every old code. */
    public String registrationRegion() {
        return value.substring(2, 8);
    }

    @Override
    public String toString() {
        return value;
    }
}
