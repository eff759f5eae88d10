package org.hefu.command;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The id of a seal as people give it: as it stands in addresses, or as the number of the seal (esID), without hyphens. */
final class SealId {

    private static final Pattern FORM = Pattern.compile(
            "([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})", Pattern.CASE_INSENSITIVE);

    private SealId() {}

    /**
     * As addresses have it.
     *
     * @throws CommandFailure if it does not look like one; any other word would be part of an address that is not there
     */
    static String of(String given) {
        Matcher parts = FORM.matcher(given);
        if (!parts.matches()) {
            throw new CommandFailure("there is no seal '" + given
                    + "': --seal takes the number (esID) that stands on the seal's page,"
                    + " such as 0199F3C05B1E70008000123456789ABC");
        }
        return parts.replaceFirst("$1-$2-$3-$4-$5").toLowerCase(Locale.ROOT);
    }
}
