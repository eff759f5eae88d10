package org.hefu.ledger;

/** How an act ended that is on the ledger. */
public enum Outcome {
    /** It was permitted and done. */
    ALLOWED,
    /** A rule refused it. */
    REFUSED,
    /** It was permitted, and did not succeed. */
    FAILED
}
