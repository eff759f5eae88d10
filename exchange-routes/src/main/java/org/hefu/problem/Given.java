package org.hefu.problem;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes what a caller must give, or says which field is missing or wrong. */
public final class Given {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final int LONGEST = 1_000;

    private Given() {}

    public static <T> T value(String field, @Nullable T given) {
        if (given == null) {
            throw new ProblemException(Problem.FIELD_MISSING, field);
        }
        return given;
    }

    /** Text with something in it, without blanks around it and control characters in it, of at most 1,000 characters. */
    public static String text(String field, @Nullable String given) {
        String text = value(field, given).strip();
        if (text.isEmpty()) {
            throw new ProblemException(Problem.FIELD_MISSING, field);
        }
        if (text.codePoints().anyMatch(Given::isNoText)) {
            throw new ProblemException(
                    Problem.FIELD_INVALID, field, new Wording("含有控制字符或残缺字符", "it holds control or half characters"));
        }
        if (text.length() > LONGEST) {
            throw new ProblemException(Problem.FIELD_INVALID, field, "≤ " + LONGEST);
        }
        return text;
    }

    /** A code such as {@code wage-proof}: letters, digits, dot, hyphen and underscore, at most 64. */
    public static String word(String field, @Nullable String given) {
        String text = text(field, given);
        if (!WORD.matcher(text).matches()) {
            throw new ProblemException(Problem.FIELD_INVALID, field, "A-Z a-z 0-9 . _ -, ≤ 64");
        }
        return text;
    }

    private static boolean isNoText(int character) {
        boolean isLineOrTab = character == '\n' || character == '\r' || character == '\t';
        return (Character.isISOControl(character) && !isLineOrTab)
                || Character.getType(character) == Character.SURROGATE;
    }
}
