package org.hefu.lookup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.hefu.ledger.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a lookup, on the ledger before it leaves.
 *
 * @param record the granted fields; null where a criterion was asked for or nothing was found
 * @param answer yes or no to the criterion; null where the record was asked for or nothing was found
 * @param source where the answer comes from
 * @param asOf the time for which it holds: of the owner's answer, or of storing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LookupAnswer(
        Outcome outcome,
        @Nullable Map<String, Object> record,
        @Nullable Boolean answer,
        Source source,
        Instant asOf,
        Receipt receipt) {

    /** How a lookup ended. */
    public enum Outcome {
        /** The record is in the answer. */
        FOUND,
        /** The source knows nothing of the subject. */
        NOT_FOUND,
        /** The criterion was answered. */
        ANSWERED
    }

    /**
     * @param kind LICENSE for the vault, LIVE for the owner's own system
     * @param system the owner's system
     */
    public record Source(String resource, String name, String nameEnglish, String kind, String system) {}
}
