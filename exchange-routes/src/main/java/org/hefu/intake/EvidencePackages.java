package org.hefu.intake;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hefu.key.DataKey;
import org.hefu.key.DataKeys;
import org.hefu.ledger.TicketStub;
import org.hefu.seal.SealedDocument;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The sealed packages of cases, encrypted, as they were handed out. */
@Repository
class EvidencePackages {

    private static final String COLUMNS = """
            SELECT id, case_number, sha256, taken_by, taken_at, document_key, document
              FROM exchange.evidence_package
            """;
    private static final String BY_REQUEST = COLUMNS + """
             WHERE case_number = :caseNumber AND request_key = :requestKey
            """;
    private static final String BY_ID = COLUMNS + """
             WHERE id = :id
            """;
    private static final String BY_DIGEST = COLUMNS + """
             WHERE sha256 = :sha256
            """;
    private static final String OF_CASE = COLUMNS + """
             WHERE case_number = :caseNumber
             ORDER BY taken_at DESC
             LIMIT 20
            """;
    private static final String ITEMS = """
            SELECT document_key, items
              FROM exchange.evidence_package
             WHERE id = :id AND items IS NOT NULL
            """;
    private static final String ENTRY = """
            SELECT entry
              FROM exchange.evidence_package
             WHERE id = :id AND entry IS NOT NULL
            """;
    private static final String ADD = """
            INSERT INTO exchange.evidence_package
                   (id, case_number, request_key, sha256, seal_use, taken_by, taken_at, document_key, document, items,
                   entry)
            VALUES (:id, :caseNumber, :requestKey, :sha256, :sealUse, :takenBy, :takenAt, :documentKey, :document,
                    :items, :entry)
            ON CONFLICT (case_number, request_key) DO NOTHING
            """;

    private static final TypeReference<List<CheckedItem>> ITEM_LIST = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final DataKeys dataKeys;
    private final JsonMapper json;

    EvidencePackages(JdbcClient jdbc, DataKeys exchangeDataKeys, JsonMapper json) {
        this.jdbc = jdbc;
        this.dataKeys = exchangeDataKeys;
        this.json = json;
    }

    /**
     * @param entry of the ledger that says that it was taken
     * @param items what satisfied each material
     * @return false if the same request has made a package meanwhile
     */
    boolean add(
            UUID id,
            String caseNumber,
            String requestKey,
            SealedDocument sealed,
            TicketStub entry,
            List<CheckedItem> items,
            String takenBy,
            Instant takenAt) {
        DataKey key = dataKeys.current("document");
        return jdbc.sql(ADD)
                        .param("id", id)
                        .param("caseNumber", caseNumber)
                        .param("requestKey", requestKey)
                        .param("sha256", sealed.sha256())
                        .param("sealUse", sealed.sealUseId())
                        .param("takenBy", takenBy)
                        .param("takenAt", takenAt.atOffset(ZoneOffset.UTC))
                        .param("documentKey", key.id())
                        .param("document", key.cipher().encrypt(sealed.bytes(), context(id)))
                        .param("entry", entry.toString())
                        .param("items", key.cipher().encrypt(json.writeValueAsBytes(items), itemsContext(id)))
                        .update()
                == 1;
    }

    /** Where on the ledger it stands that a package was taken; empty for one of a hub that did not write it down. */
    Optional<TicketStub> entry(UUID id) {
        return jdbc.sql(ENTRY).param("id", id).query(String.class).optional().map(TicketStub::parse);
    }

    Optional<EvidencePackage> byRequest(String caseNumber, String requestKey) {
        return jdbc.sql(BY_REQUEST)
                .param("caseNumber", caseNumber)
                .param("requestKey", requestKey)
                .query(this::read)
                .optional();
    }

    Optional<EvidencePackage> byId(UUID id) {
        return jdbc.sql(BY_ID).param("id", id).query(this::read).optional();
    }

    Optional<EvidencePackage> byDigest(byte[] sha256) {
        return jdbc.sql(BY_DIGEST).param("sha256", sha256).query(this::read).optional();
    }

    List<EvidencePackage> ofCase(String caseNumber) {
        return jdbc.sql(OF_CASE)
                .param("caseNumber", caseNumber)
                .query(this::read)
                .list();
    }

    /** What satisfied each material when the package was taken; empty for a package of a hub that did not keep it. */
    Optional<List<CheckedItem>> items(UUID id) {
        return jdbc.sql(ITEMS)
                .param("id", id)
                .query((row, number) ->
                        dataKeys.byId(row.getLong("document_key")).decrypt(row.getBytes("items"), itemsContext(id)))
                .optional()
                .map(items -> json.readValue(items, ITEM_LIST));
    }

    private EvidencePackage read(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new EvidencePackage(
                id,
                row.getString("case_number"),
                row.getBytes("sha256"),
                row.getString("taken_by"),
                row.getObject("taken_at", OffsetDateTime.class).toInstant(),
                dataKeys.byId(row.getLong("document_key")).decrypt(row.getBytes("document"), context(id)));
    }

    private static byte[] itemsContext(UUID id) {
        return ("exchange.evidence_package.items " + id).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] context(UUID id) {
        return ("exchange.evidence_package " + id).getBytes(StandardCharsets.UTF_8);
    }
}
