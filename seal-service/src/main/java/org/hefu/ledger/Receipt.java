package org.hefu.ledger;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Proves that one entry is on the ledger, to anybody who has the log's public keys and nothing else.
 *
 * <p>As JSON, the same from {@link #toJson} and from a Jackson mapper with its defaults:
 *
 * <pre>{@code
 * {"index": 73894,                              place in the log, from 0
 *  "at": "2026-11-22T01:02:03.456789Z",         when the entry was made
 *  "entry": "{\"action\":\"lookup\",…}",        the entry as text, exactly as it was committed to
 *  "salt": "q8…=",                              base64 of 32 bytes
 *  "proof": "c2sp.org/tlog-proof@v1\n…"}        inclusion proof and signed checkpoint
 * }</pre>
 *
 * <p>The leaf of the log is {@code SHA-256(salt || UTF-8 of entry)}. The entry may name persons: {@link #toString} does
 * not show it.
 *
 * @param entry canonical JSON (RFC 8785) with {@code action, actor, at, caseNumber, details, outcome}
 * @param salt 32 bytes
 * @param proof C2SP tlog-proof; its extra data is the leaf
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode below compare the bytes
public record Receipt(long index, Instant at, String entry, byte[] salt, String proof) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    public String toJson() {
        return JSON.writeValueAsString(this);
    }

    /** @throws IllegalArgumentException if it is not a receipt */
    public static Receipt fromJson(String json) {
        try {
            return Objects.requireNonNull(JSON.readValue(json, Receipt.class));
        } catch (JacksonException | NullPointerException e) {
            // The parser's message may quote the entry, which names persons.
            throw new IllegalArgumentException("This is not a receipt in JSON");
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Receipt receipt
                && index == receipt.index
                && at.equals(receipt.at)
                && entry.equals(receipt.entry)
                && Arrays.equals(salt, receipt.salt)
                && proof.equals(receipt.proof);
    }

    @Override
    public int hashCode() {
        return Objects.hash(index, at, entry, Arrays.hashCode(salt), proof);
    }

    /** Only what may stand in a log file. */
    @Override
    public String toString() {
        return "Receipt[" + index + " at " + at + "]";
    }
}
