package org.hefu.verification;

/** The outcome of one check. */
public enum Result {
    PASSED,
    FAILED,
    /** It could not be decided. */
    UNKNOWN
}
