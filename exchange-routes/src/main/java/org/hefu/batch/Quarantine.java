package org.hefu.batch;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.hefu.key.DataKey;
import org.hefu.key.DataKeys;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rejected rows, kept with their original bytes and their reasons until somebody mends them (待处理). */
@Repository
class Quarantine {

    private static final String ADD = """
            INSERT INTO exchange.quarantine (batch, row_number, original_key, original, reasons)
            VALUES (?, ?, ?, ?, ?::jsonb)
            """;
    private static final String OF_BATCH = """
            SELECT row_number, original_key, original, reasons
              FROM exchange.quarantine
             WHERE batch = :batch AND row_number > :after
             ORDER BY row_number
             LIMIT :limit
            """;
    private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JdbcTemplate batchUpdates;
    private final JsonMapper json;
    private final DataKeys dataKeys;

    Quarantine(JdbcClient jdbc, JdbcTemplate batchUpdates, JsonMapper json, DataKeys exchangeDataKeys) {
        this.jdbc = jdbc;
        this.batchUpdates = batchUpdates;
        this.json = json;
        this.dataKeys = exchangeDataKeys;
    }

    /** Keeps rows, in the caller's transaction. */
    void keep(UUID batch, List<RejectedRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        DataKey key = dataKeys.current("quarantine");
        batchUpdates.batchUpdate(
                ADD,
                rows.stream()
                        .map(row -> new Object[] {
                            batch,
                            row.number(),
                            key.id(),
                            key.cipher().encrypt(row.original(), context(batch, row.number())),
                            json.writeValueAsString(row.reasons())
                        })
                        .toList());
    }

    /** The rows behind a row number, in order. */
    List<RejectedRow> rows(UUID batch, long after, int limit) {
        return jdbc.sql(OF_BATCH)
                .param("batch", batch)
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> {
                    long number = row.getLong("row_number");
                    byte[] original = dataKeys.byId(row.getLong("original_key"))
                            .decrypt(row.getBytes("original"), context(batch, number));
                    return new RejectedRow(number, original, json.readValue(row.getString("reasons"), REASONS));
                })
                .list();
    }

    private static byte[] context(UUID batch, long number) {
        return ("exchange.quarantine " + batch + " " + number).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @param number counted from 1, the header not counted
     * @param original exactly as it came
     */
    record RejectedRow(long number, byte[] original, List<Reason> reasons) {}
}
