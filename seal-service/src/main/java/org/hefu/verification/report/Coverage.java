package org.hefu.verification.report;

/** Which bytes of the file a signature covers, besides the signature itself. */
public enum Coverage {
    /** All of them. */
    WHOLE,
    /** An earlier state of the file; something was added later. */
    PARTIAL,
    /** None that could be relied on. */
    NONE
}
