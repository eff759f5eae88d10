package org.hefu.sealing;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a caller would like, in the header {@code Prefer} (RFC 7240). What is not understood is passed over. */
final class Preferences {

    private static final Pattern WAIT =
            Pattern.compile("(?:^|,)\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?=[,;]|$)", Pattern.CASE_INSENSITIVE);

    private Preferences() {}

    /**
     * How long the caller would wait for the answer (section 4.3); the first such wish counts.
     *
     * @param most what is granted at most
     * @return zero if the caller says nothing of it
     */
    static Duration wait(String prefer, Duration most) {
        Matcher wish = WAIT.matcher(prefer);
        if (!wish.find()) {
            return Duration.ZERO;
        }
        Duration wait = Duration.ofSeconds(Long.parseLong(wish.group(1)));
        return wait.compareTo(most) > 0 ? most : wait;
    }
}
