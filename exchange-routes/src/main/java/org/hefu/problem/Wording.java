package org.hefu.problem;

import java.util.Locale;

/** A part of a problem's sentence that itself has two languages. */
public record Wording(String chinese, String english) {

    /** Chinese for {@code zh}, else English. */
    public String in(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
    }
}
