package org.hefu.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hefu.key.DataKey;
import org.hefu.ledger.TicketStub;
import org.hefu.seal.SealRequest.State;
import org.hefu.seal.placing.SealPosition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests and their documents, which are encrypted and erased when they are no longer needed. */
@Repository
class SealRequestTable {

    private static final String SELECT = """
        SELECT id, seal, asked_by, asked_at, ends_at, purpose, document_kind, case_number, position, manner, sha256,
               state, decided_by, reason
          FROM seal.seal_request
        """;

    private static final String BY_ID = SELECT + " WHERE id = :id AND seal = :seal";
    private static final String LOCKED = BY_ID + " FOR UPDATE";
    private static final String NEWEST = SELECT + " WHERE seal = :seal ORDER BY asked_at DESC, id DESC LIMIT :limit";

    private static final String DOCUMENT = """
        SELECT data_key, document
          FROM seal.seal_request
         WHERE id = :id AND document IS NOT NULL
        """;

    private static final String ADD = """
        INSERT INTO seal.seal_request
               (id, seal, asked_by, asked_at, ends_at, purpose, document_kind, case_number, position, manner, sha256,
                data_key, document, state)
        VALUES (:id, :seal, :askedBy, :askedAt, :endsAt, :purpose, :documentKind, :caseNumber, :position, :manner,
                :sha256, :dataKey, :document, 'WAITING')
        """;

    private static final String DECIDE = """
        UPDATE seal.seal_request
           SET state = :state, decided_by = :actor, decided_at = :at, reason = :reason,
               decided_authority = :authority,
               document = CASE WHEN :state = 'APPROVED' THEN document END
         WHERE id = :id AND state = 'WAITING'
        """;

    private static final String USED = """
        UPDATE seal.seal_request
           SET state = 'USED', document = NULL, used_at = :at, seal_use = :sealUse, used_key = :key,
               used_document = :document, used_entry = :entry
         WHERE id = :id AND state = 'APPROVED'
        """;

    private static final String USED_DOCUMENT = """
        SELECT used_key, used_document, used_entry, seal_use
          FROM seal.seal_request
         WHERE id = :id AND used_document IS NOT NULL AND used_at > :after
        """;

    private static final String IS_USED = """
        SELECT EXISTS (SELECT 1 FROM seal.seal_request
                        WHERE id = :id AND used_document IS NOT NULL AND used_at > :after)
        """;

    private static final String ERASE_USED = """
        UPDATE seal.seal_request
           SET used_document = NULL
         WHERE used_document IS NOT NULL AND used_at <= :before
        """;

    private static final String DECIDED_UNDER = """
        SELECT decided_authority
          FROM seal.seal_request
         WHERE id = :id AND decided_authority IS NOT NULL
        """;

    private static final String ERASE = """
        UPDATE seal.seal_request
           SET document = NULL
         WHERE document IS NOT NULL AND ends_at <= :now
        """;

    private final JdbcClient jdbc;
    private final SealSecrets secrets;

    SealRequestTable(JdbcClient jdbc, SealSecrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    void add(SealRequest request, byte[] document) {
        DataKey key = secrets.current();
        jdbc.sql(ADD)
                .param("id", request.id())
                .param("seal", request.sealId())
                .param("askedBy", request.askedBy())
                .param("askedAt", Rows.utc(request.askedAt()))
                .param("endsAt", Rows.utc(request.endsAt()))
                .param("purpose", request.purpose())
                .param("documentKind", request.documentKind())
                .param("caseNumber", request.caseNumber())
                .param("position", request.position().toJson())
                .param("manner", request.manner().toJson())
                .param("sha256", HexFormat.of().parseHex(request.sha256()))
                .param("dataKey", key.id())
                .param("document", SealSecrets.hide(key, document, context(request.id())))
                .update();
    }

    Optional<SealRequest> find(UUID seal, UUID id) {
        return one(BY_ID, seal, id);
    }

    /** Held until the transaction ends. */
    Optional<SealRequest> lock(UUID seal, UUID id) {
        return one(LOCKED, seal, id);
    }

    private Optional<SealRequest> one(String sql, UUID seal, UUID id) {
        return jdbc.sql(sql)
                .param("id", id)
                .param("seal", seal)
                .query(SealRequestTable::read)
                .optional();
    }

    List<SealRequest> newest(UUID seal, int limit) {
        return jdbc.sql(NEWEST)
                .param("seal", seal)
                .param("limit", limit)
                .query(SealRequestTable::read)
                .list();
    }

    Optional<byte[]> document(UUID id) {
        return jdbc.sql(DOCUMENT)
                .param("id", id)
                .query((rs, row) -> secrets.show(rs.getLong("data_key"), rs.getBytes("document"), context(id)))
                .optional();
    }

    /**
     * @param authority under which it was decided
     */
    void decide(UUID id, State state, String actor, UUID authority, String reason, Instant at) {
        jdbc.sql(DECIDE)
                .param("authority", authority)
                .param("id", id)
                .param("state", state.name())
                .param("actor", actor)
                .param("reason", reason)
                .param("at", Rows.utc(at))
                .update();
    }

    /** Under which authority it was decided; empty if it was not, or by a hub that did not write it down. */
    Optional<UUID> decidedUnder(UUID id) {
        return jdbc.sql(DECIDED_UNDER).param("id", id).query(UUID.class).optional();
    }

    /** Keeps the sealed document, so that it is not lost if nobody gets the answer. */
    void used(UUID id, SealedDocument made, Instant at) {
        DataKey key = secrets.current();
        jdbc.sql(USED)
                .param("id", id)
                .param("at", Rows.utc(at))
                .param("sealUse", made.sealUseId())
                .param("key", key.id())
                .param("document", SealSecrets.hide(key, made.bytes(), usedContext(id)))
                .param("entry", made.ticket().stub().toString())
                .update();
    }

    /** A document that was sealed before, and the ledger entry of that. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Used(byte[] document, UUID sealUse, TicketStub entry) {}

    /** What was sealed for a request after a time; empty if nothing was. */
    Optional<Used> usedAfter(UUID id, Instant time) {
        return jdbc.sql(USED_DOCUMENT)
                .param("id", id)
                .param("after", Rows.utc(time))
                .query((rs, row) -> new Used(
                        secrets.show(rs.getLong("used_key"), rs.getBytes("used_document"), usedContext(id)),
                        rs.getObject("seal_use", UUID.class),
                        TicketStub.parse(rs.getString("used_entry"))))
                .optional();
    }

    boolean isUsedAfter(UUID id, Instant time) {
        return jdbc.sql(IS_USED)
                .param("id", id)
                .param("after", Rows.utc(time))
                .query(Boolean.class)
                .single();
    }

    /**
     * Takes away the documents of requests whose time is over.
     *
     * @param before sealed ones that are as old are taken away
     */
    void erase(Instant now, Instant before) {
        jdbc.sql(ERASE).param("now", Rows.utc(now)).update();
        jdbc.sql(ERASE_USED).param("before", Rows.utc(before)).update();
    }

    private static String usedContext(UUID id) {
        return "seal.seal_request used " + id;
    }

    private static String context(UUID id) {
        return "seal.seal_request " + id;
    }

    private static SealRequest read(ResultSet rs, int row) throws SQLException {
        return new SealRequest(
                rs.getObject("id", UUID.class),
                rs.getObject("seal", UUID.class),
                rs.getString("asked_by"),
                Rows.instant(rs, "asked_at"),
                Rows.instant(rs, "ends_at"),
                rs.getString("purpose"),
                rs.getString("document_kind"),
                rs.getString("case_number"),
                SealPosition.fromJson(rs.getString("position")),
                SealManner.fromJson(rs.getString("manner")),
                HexFormat.of().formatHex(rs.getBytes("sha256")),
                State.valueOf(rs.getString("state")),
                rs.getString("decided_by"),
                rs.getString("reason"));
    }
}
