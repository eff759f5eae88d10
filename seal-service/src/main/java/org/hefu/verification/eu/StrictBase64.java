package org.hefu.verification.eu;

import java.util.Base64;

/**
 * Base64 that can be written in one way alone, RFC 4648, sections 3.2 to 3.5: whoever reads more leniently, as EU DSS
 * does, passes over letters that another reader shows.
 */
final class StrictBase64 {

    private StrictBase64() {}

    /** By section 4, with its padding; blanks between, as XML has them, are none of the letters. */
    static boolean isPlain(String text) {
        String letters = text.replaceAll("[ \\t\\r\\n]", "");
        try {
            return Base64.getEncoder()
                    .encodeToString(Base64.getDecoder().decode(letters))
                    .equals(letters);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** By section 5, for addresses, without padding, as RFC 7515, section 2, demands. */
    static boolean isForAddresses(String text) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Base64.getUrlDecoder().decode(text))
                    .equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
