package org.hefu.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * Citizen identity number (公民身份号码): region, day of birth, serial, check character.
 *
 * <p>Source: GB 11643-1999. Personal: never written to a log, and so not shown by {@link #toString} or in a message.
 */
public record IdNumber(String value) {

    private static final Pattern FORM = Pattern.compile("[1-9]\\d{16}[0-9X]");
    private static final Pattern OLD_FORM = Pattern.compile("[1-9]\\d{14}");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1880, 1, 1);

    public IdNumber {
        if (!isValid(value)) {
            throw new IllegalArgumentException("This is not an ID number of 18 characters with a real day of birth"
                    + " and a right check character (GB 11643)");
        }
    }

    /**
     * Reads a number as people type it: {@code x} for {@code X}, full-width, with blanks, or in the form of 15 digits
     * used before 1999.
     *
     * @throws IllegalArgumentException if it is not an ID number; the message does not repeat it
     */
    public static IdNumber parse(String typed) {
        String number = Typed.identifier(typed);
        if (OLD_FORM.matcher(number).matches()) {
            String longer = number.substring(0, 6) + "19" + number.substring(6);
            return new IdNumber(longer + check(longer));
        }
        return new IdNumber(number);
    }

    /** Whether this text, as it stands, is an ID number of 18 characters. */
    public static boolean isValid(String number) {
        return FORM.matcher(number).matches()
                && check(number) == number.charAt(17)
                && isPlausible(number.substring(6, 14));
    }

    /** The day of birth. It may lie in the future: compare it with the day that counts. */
    public LocalDate bornOn() {
        return date(value.substring(6, 14));
    }

    @Override
    public String toString() {
        return "IdNumber[not shown]";
    }

    private static boolean isPlausible(String day) {
        try {
            return !date(day).isBefore(EARLIEST_BIRTH);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static LocalDate date(String day) {
        return LocalDate.of(
                Integer.parseInt(day, 0, 4, 10), Integer.parseInt(day, 4, 6, 10), Integer.parseInt(day, 6, 8, 10));
    }

    private static char check(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }
}
