package org.hefu.seal;

import java.util.regex.Pattern;

/**
 * Whose a person's seal is. Kept encrypted; certificates hold the name, and in place of the number a keyed hash.
 *
 * @param name as in the identity document
 * @param idNumber citizen identity number, 18 characters, GB 11643
 */
public record SealPerson(String name, String idNumber) {

    private static final Pattern NUMBER = Pattern.compile("\\d{17}[\\dX]");

    public SealPerson {
        if (name.isBlank() || !NUMBER.matcher(idNumber).matches()) {
            throw new IllegalArgumentException("A person has a name, and an identity number of 18 characters");
        }
    }

    /** Shows nothing of the person. */
    @Override
    public String toString() {
        return "SealPerson";
    }
}
