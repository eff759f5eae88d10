package org.hefu.verification.report;

/** What was added to the file after a signature. */
public enum ChangesAfter {
    NONE,
    /** Only what a signed document may go through, as a further seal. */
    ALLOWED,
    /** Something that cannot be told to be harmless. */
    UNKNOWN,
    /** What is shown was changed, or a signature was taken out. */
    FORBIDDEN;

    public ChangesAfter worse(ChangesAfter other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
