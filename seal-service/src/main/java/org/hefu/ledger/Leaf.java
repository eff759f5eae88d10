package org.hefu.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the tables hold it: in clear only what tells nothing about a person, the rest sealed in its body.
 *
 * @param body null once it is erased
 */
record Leaf(
        Hash commitment,
        Instant at,
        String action,
        Outcome outcome,
        @Nullable String caseNumber,
        @Nullable Body body) {

    /**
     * Salt and text of the entry, encrypted.
     *
     * @param dataKey number of the data key
     */
    @SuppressWarnings("ArrayRecordComponent") // handed from the cipher to the table, never compared
    record Body(long dataKey, byte[] encrypted) {}
}
