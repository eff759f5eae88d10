package org.hefu.ledger;

/**
 * Where an entry stands.
 *
 * @param head a committed state of the log that contains it
 */
record Placed(long index, Head head) {}
