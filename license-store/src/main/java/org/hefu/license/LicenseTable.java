package org.hefu.license;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.hefu.license.LicenseRow.Held;
import org.hefu.license.LicenseRow.NewVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes licences and their versions, many rows a statement: every column travels as one array. */
@Component
class LicenseTable {

    private static final String HELD = """
            SELECT held.type_code, held.number_token, held.id, held.version, held.content_token, held.status
              FROM unnest(:types::text[], :numbers::bytea[]) AS asked (type_code, number_token)
              JOIN license.license AS held USING (type_code, number_token)
            """;

    private static final String LOCKED = HELD + """
             ORDER BY held.id
               FOR UPDATE OF held
            """;

    private static final String ROWS = """
            unnest(:types::text[], :numbers::bytea[], :kinds::text[], :holders::bytea[], :names::text[],
                   :folded::text[], :grams::text[], :regions::text[], :issued::date[], :from::date[], :to::date[],
                   :contents::bytea[])
                AS given (type_code, number_token, holder_kind, holder_token, organization_name,
                          name_folded, grams, region_code, issued_on, valid_from, valid_to,
                          content_token)
            """;

    private static final String INSERT = """
            INSERT INTO license.license (type_code, number_token, holder_kind, holder_token, organization_name,
                   name_folded, name_grams, region_code, status, issued_on, valid_from, valid_to,
                   version, content_token, updated_at)
            SELECT type_code, number_token, holder_kind, holder_token, organization_name,
                   name_folded, string_to_array(grams, ' '), region_code, 'IN_FORCE', issued_on, valid_from, valid_to,
                   1, content_token, :now
              FROM\s""" + ROWS + """
                ON CONFLICT (type_code, number_token) DO NOTHING
            RETURNING id, type_code, number_token
            """;

    private static final String UPDATE = """
            UPDATE license.license AS held
               SET holder_kind = given.holder_kind, holder_token = given.holder_token,
                   organization_name = given.organization_name, name_folded = given.name_folded,
                   name_grams = string_to_array(given.grams, ' '), region_code = given.region_code,
                   issued_on = given.issued_on, valid_from = given.valid_from, valid_to = given.valid_to,
                   content_token = given.content_token, version = numbered.version, updated_at = :now
              FROM\s""" + ROWS + """
              JOIN unnest(:types::text[], :numbers::bytea[], :versions::int[])
                AS numbered (type_code, number_token, version) USING (type_code, number_token)
             WHERE held.type_code = given.type_code AND held.number_token = given.number_token
            """;

    private static final String ADD_VERSIONS = """
            INSERT INTO license.license_version
                   (license_id, version, identifier_token, data_key_id, body, status, stored_at)
            SELECT license_id, version, identifier_token, data_key_id, body, status, :now
              FROM unnest(:ids::uuid[], :versions::int[], :identifiers::bytea[], :keys::bigint[], :bodies::bytea[],
                          :statuses::text[])
                AS given (license_id, version, identifier_token, data_key_id, body, status)
            """;

    /** A licence as it shall stand from now on. */
    record Changed(LicenseRow row, int version) {}

    private final JdbcClient jdbc;

    LicenseTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is stored under these numbers. */
    Map<NumberKey, Held> held(Collection<NumberKey> keys) {
        return held(HELD, keys);
    }

    /** The same, and nobody else changes it before this transaction ends. */
    Map<NumberKey, Held> lock(Collection<NumberKey> keys) {
        return held(LOCKED, keys);
    }

    /** Puts licences there whose numbers are still free; those that were not are missing in the answer. */
    Map<NumberKey, UUID> insert(List<LicenseRow> rows, Instant now) {
        Map<NumberKey, UUID> inserted = new HashMap<>();
        if (!rows.isEmpty()) {
            jdbc.sql(INSERT)
                    .params(columns(rows))
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .query(row -> {
                        inserted.put(key(row), row.getObject("id", UUID.class));
                    });
        }
        return inserted;
    }

    /** Writes what changed; the status stays. The rows must be locked. */
    void update(List<Changed> changed, Instant now) {
        if (!changed.isEmpty()) {
            jdbc.sql(UPDATE)
                    .params(columns(changed.stream().map(Changed::row).toList()))
                    .param("versions", changed.stream().map(Changed::version).toArray(Integer[]::new))
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    void add(List<NewVersion> versions, Instant now) {
        if (!versions.isEmpty()) {
            jdbc.sql(ADD_VERSIONS)
                    .param("ids", texts(versions, version -> version.id().toString()))
                    .param(
                            "versions",
                            versions.stream().map(NewVersion::version).toArray(Integer[]::new))
                    .param("identifiers", bytes(versions, NewVersion::identifierToken))
                    .param("keys", versions.stream().map(NewVersion::dataKey).toArray(Long[]::new))
                    .param("bodies", bytes(versions, NewVersion::body))
                    .param(
                            "statuses",
                            texts(versions, version -> version.status().name()))
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    private Map<NumberKey, Held> held(String sql, Collection<NumberKey> keys) {
        Map<NumberKey, Held> found = new HashMap<>();
        if (!keys.isEmpty()) {
            jdbc.sql(sql)
                    .param("types", texts(keys, NumberKey::typeCode))
                    .param("numbers", bytes(keys, NumberKey::token))
                    .query(row -> {
                        found.put(
                                key(row),
                                new Held(
                                        row.getObject("id", UUID.class),
                                        row.getInt("version"),
                                        row.getBytes("content_token"),
                                        LicenseStatus.valueOf(row.getString("status"))));
                    });
        }
        return found;
    }

    private static NumberKey key(ResultSet row) throws SQLException {
        return NumberKey.of(row.getString("type_code"), row.getBytes("number_token"));
    }

    private static Map<String, Object> columns(List<LicenseRow> rows) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("types", texts(rows, row -> row.draft().typeCode()));
        columns.put("numbers", bytes(rows, LicenseRow::numberToken));
        columns.put("kinds", texts(rows, row -> row.draft().holder().kind().name()));
        columns.put("holders", bytes(rows, LicenseRow::holderToken));
        columns.put("names", texts(rows, LicenseRow::organizationName));
        columns.put("folded", texts(rows, LicenseRow::nameFolded));
        // arrays of unequal length cannot be unnested row by row; no gram holds a blank
        columns.put("grams", texts(rows, row -> String.join(" ", row.nameGrams())));
        columns.put("regions", texts(rows, row -> row.draft().regionCode()));
        columns.put("issued", texts(rows, row -> row.draft().issuedOn().toString()));
        columns.put("from", texts(rows, row -> row.draft().validFrom().toString()));
        columns.put("to", texts(rows, row -> {
            var last = row.draft().validTo();
            return last == null ? null : last.toString();
        }));
        columns.put("contents", bytes(rows, LicenseRow::contentToken));
        return columns;
    }

    private static <T> @Nullable String[] texts(Collection<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static <T> byte[][] bytes(Collection<T> rows, Function<T, byte[]> column) {
        return rows.stream().map(column).toArray(byte[][]::new);
    }
}
