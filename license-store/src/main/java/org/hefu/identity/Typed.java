package org.hefu.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Identifiers as people type them, brought to the one form in which they are compared. */
public final class Typed {

    private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\p{C}]+");

    private Typed() {}

    /**
     * Full-width characters to half-width (Unicode NFKC), letters to upper case, blanks and control characters removed.
     * Nothing else is changed: two identifiers that differ in a letter, a digit or a bracket stay different.
     */
    public static String identifier(String typed) {
        String halfWidth = Normalizer.normalize(typed, Normalizer.Form.NFKC);
        return BLANKS.matcher(halfWidth).replaceAll("").toUpperCase(Locale.ROOT);
    }
}
