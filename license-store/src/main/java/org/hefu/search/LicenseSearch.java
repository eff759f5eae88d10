package org.hefu.search;

/** Finds licences. */
public interface LicenseSearch {

    /**
     * One page of the licences that the question fits.
     *
     * <p>With a text, licences whose holder, number or identifier is exactly that text come first, then those whose
     * holder's name starts with it, then those whose holder's name holds it anywhere; within each, by name. Names are
     * compared folded ({@link org.hefu.identity.NameFolding}). A person's name is found over tokens of its characters
     * and neighbouring pairs.
     *
     * @throws InvalidCursorException if the question's cursor was not given out for this question
     */
    LicensePage search(LicenseQuery query);
}
