package org.hefu.command;

import java.util.regex.Pattern;

/** The id of a seal as people give it. */
final class SealId {

    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private SealId() {}

    /** The same, if it looks like one; any other word would be part of an address that is not there. */
    static String checked(String given) {
        if (!FORM.matcher(given).matches()) {
            throw new CommandFailure("there is no seal '" + given
                    + "': its id looks like 0199f3c0-5b1e-7000-8000-0123456789ab and stands on the seal's page");
        }
        return given;
    }
}
