package org.hefu.verification.report;

/** The outcome of one check. */
public enum Result {
    PASSED,
    FAILED,
    /** It could not be decided. */
    UNKNOWN
}
