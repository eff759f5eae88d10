package org.hefu.problem;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** Text that reads on every screen and paper as it is kept: one line of it, with nothing hidden in it. */
final class OneLine {

    /** Zero width non-joiner and joiner, and the vowel separator of Mongolian: they shape the letter before them. */
    private static final String JOINERS = "\u200C\u200D\u180E";

    /** Letters and signs that show nothing: they pass for a blank, or for no character at all. */
    private static final String BLANK = "\u115F\u1160\u3164\uFFA0\u2800\u034F";

    private static final Set<UnicodeScript> JOINED = EnumSet.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.MYANMAR,
            UnicodeScript.KHMER);

    private OneLine() {}

    static boolean holds(String text) {
        int before = -1;
        for (int character : text.codePoints().toArray()) {
            if (isHidden(character) && !(isJoiner(character) && isJoined(before))) {
                return false;
            }
            before = character;
        }
        return true;
    }

    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            // A later Unicode may have given it to a rare ideograph; elsewhere it may turn out to be hidden.
            case Character.UNASSIGNED -> !isPlaceOfIdeographs(character);
            default -> BLANK.indexOf(character) >= 0;
        };
    }

    /** The supplementary and the tertiary plane, but for their two noncharacters. */
    private static boolean isPlaceOfIdeographs(int character) {
        int plane = character >>> 16;
        return (plane == 2 || plane == 3) && (character & 0xFFFE) != 0xFFFE;
    }

    private static boolean isJoiner(int character) {
        return JOINERS.indexOf(character) >= 0;
    }

    private static boolean isJoined(int before) {
        return before >= 0 && !isHidden(before) && JOINED.contains(UnicodeScript.of(before));
    }
}
