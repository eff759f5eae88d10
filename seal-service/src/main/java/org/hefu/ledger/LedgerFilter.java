package org.hefu.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Which entries somebody wants to see. What is null is not asked about.
 *
 * @param actor compared exactly; it is kept encrypted, so every entry that the rest lets through is decrypted and
 *     looked at until enough are found
 * @param before only entries of a smaller index: the smallest index of the page before
 * @param limit 1 to 1,000
 */
public record LedgerFilter(
        @Nullable String caseNumber,
        @Nullable String action,
        @Nullable Outcome outcome,
        @Nullable String actor,
        @Nullable Long before,
        int limit) {

    private static final int LARGEST = 1_000;

    public LedgerFilter {
        if (limit < 1 || limit > LARGEST) {
            throw new IllegalArgumentException("A page of the ledger has 1 to 1000 entries; got " + limit);
        }
    }

    /** The newest entries of all. */
    public static LedgerFilter newest(int limit) {
        return new LedgerFilter(null, null, null, null, null, limit);
    }
}
