package org.hefu.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one JSON text of an entry and its time, which the leaf commits to.
 *
 * <p>It is canonical by RFC 8785: members in the order {@code action, actor, at, caseNumber, details, outcome}, no
 * blanks; every value is a text, {@code at} in ISO 8601 with the zone Z. {@code caseNumber} is left out when there is
 * none.
 */
final class EntryText {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES, JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** An entry and the time it was made. */
    record Timed(Instant at, LedgerEntry entry) {}

    private EntryText() {}

    static String write(LedgerEntry entry, Instant at) {
        ObjectNode node = JSON.createObjectNode();
        node.put("action", entry.action());
        node.put("actor", entry.actor());
        node.put("at", at.toString());
        if (entry.caseNumber() != null) {
            node.put("caseNumber", entry.caseNumber());
        }
        ObjectNode details = node.putObject("details");
        entry.details().forEach(details::put);
        node.put("outcome", entry.outcome().name());
        return JSON.writeValueAsString(node);
    }

    /** @throws IllegalArgumentException if this is not the text of an entry */
    static Timed read(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            TreeMap<String, String> details = new TreeMap<>();
            for (Map.Entry<String, JsonNode> detail : node.required("details").properties()) {
                details.put(detail.getKey(), detail.getValue().stringValue());
            }
            LedgerEntry entry = new LedgerEntry(
                    text(node, "action"),
                    Outcome.valueOf(text(node, "outcome")),
                    text(node, "actor"),
                    optionalText(node, "caseNumber"),
                    details);
            return new Timed(Instant.parse(text(node, "at")), entry);
        } catch (JacksonException | DateTimeException e) {
            // The parser's message may quote the text, which names persons.
            throw new IllegalArgumentException("This is not the text of a ledger entry");
        }
    }

    private static String text(JsonNode node, String name) {
        return node.required(name).stringValue();
    }

    private static @Nullable String optionalText(JsonNode node, String name) {
        return node.has(name) ? text(node, name) : null;
    }
}
