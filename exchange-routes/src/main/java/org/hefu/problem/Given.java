package org.hefu.problem;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes what a caller must give, or says which field is missing or wrong. */
public final class Given {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final int LONGEST = 1_000;
    private static final String MOMENT = "2027-11-22T00:00:00Z";
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private Given() {}

    public static <T> T value(String field, @Nullable T given) {
        if (given == null) {
            throw new ProblemException(Problem.FIELD_MISSING, field);
        }
        return given;
    }

    /**
     * One line of text with something to see in it, without blanks around it, of at most 1,000 characters. Refused are
     * control characters, ends of lines and paragraphs, half characters, and what is not to be seen and may turn around
     * or split up what is (format characters, Unicode category Cf, and blank letters).
     */
    public static String text(String field, @Nullable String given) {
        String text = value(field, given).strip();
        if (text.codePoints().allMatch(Character::isSpaceChar)) {
            throw new ProblemException(Problem.FIELD_MISSING, field);
        }
        if (!OneLine.holds(text)) {
            throw new ProblemException(
                    Problem.FIELD_INVALID,
                    field,
                    new Wording(
                            "应为一行文字，不含控制字符、不可见字符或残缺字符",
                            "one line is expected, without control, invisible or half characters"));
        }
        if (text.length() > LONGEST) {
            throw new ProblemException(Problem.FIELD_INVALID, field, "≤ " + LONGEST);
        }
        return text;
    }

    /** A day as in {@code 2027-11-22} (ISO 8601), of the years 1 to 9999. */
    public static LocalDate day(String field, @Nullable String given) {
        try {
            LocalDate day = LocalDate.parse(text(field, given));
            if (isInCalendar(day.getYear())) {
                return day;
            }
        } catch (DateTimeException e) {
            throw noTime(field, "2027-11-22", e);
        }
        throw noTime(field, "2027-11-22", null);
    }

    /** A moment as in {@code 2027-11-22T00:00:00Z} (RFC 3339), of the years 1 to 9999. */
    public static Instant moment(String field, @Nullable String given) {
        try {
            return moment(field, Instant.parse(text(field, given)));
        } catch (DateTimeException e) {
            throw noTime(field, MOMENT, e);
        }
    }

    /** A moment that was read already, of the years 1 to 9999: neither the database nor a certificate knows others. */
    public static Instant moment(String field, Instant given) {
        if (given.isBefore(FIRST) || !given.isBefore(END)) {
            throw noTime(field, MOMENT, null);
        }
        return given;
    }

    /** Java's calendar is wider than the database's and anybody's papers. */
    private static boolean isInCalendar(int year) {
        return year >= 1 && year <= 9_999;
    }

    private static ProblemException noTime(String field, String example, @Nullable DateTimeException cause) {
        ProblemException problem = new ProblemException(Problem.FIELD_INVALID, field, example);
        if (cause != null) {
            problem.initCause(cause);
        }
        return problem;
    }

    /** A code such as {@code wage-proof}: letters, digits, dot, hyphen and underscore, at most 64. */
    public static String word(String field, @Nullable String given) {
        String text = text(field, given);
        if (!WORD.matcher(text).matches()) {
            throw new ProblemException(Problem.FIELD_INVALID, field, "A-Z a-z 0-9 . _ -, ≤ 64");
        }
        return text;
    }
}
