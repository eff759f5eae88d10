package org.hefu.verification.report;

/** What a file or a signature is worth. The first three are those of ETSI EN 319 102-1, section 5.1.3. */
public enum Verdict {
    TOTAL_PASSED,
    TOTAL_FAILED,
    INDETERMINATE,
    /** The file can be read, and nobody signed it. */
    NO_SIGNATURE,
    /** A signature is there but cannot be read, or the file cannot. */
    UNREADABLE
}
