package org.hefu.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry in its place on the ledger.
 *
 * @param index place, from 0
 * @param entry all of it; null once its body is erased, and then the other columns are what is left
 */
public record RecordedEntry(
        long index,
        Instant at,
        String action,
        Outcome outcome,
        @Nullable String caseNumber,
        @Nullable LedgerEntry entry) {

    /** Whether the body is erased, so that only the leaf is left. */
    public boolean isErased() {
        return entry == null;
    }
}
