package org.hefu.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hefu.certificate.Certificate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Seals, what they are allowed on, and what they were set on. */
@Repository
class SealRepository {

    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('hefu.seal', 0))";

    private static final String BY_ID = """
        SELECT s.id, s.name, s.owner_name, s.owner_code, s.status, s.valid_from, s.valid_to, c.encoded
          FROM seal.seal s
          JOIN seal.certificate c ON c.serial_number = s.certificate
         WHERE s.id = :id
        """;

    private static final String BY_KEY = """
        SELECT s.id, s.name, s.owner_name, s.owner_code, s.status, s.valid_from, s.valid_to, c.encoded
          FROM seal.seal s
          JOIN seal.certificate c ON c.serial_number = s.certificate
         WHERE s.key_name = :keyName
        """;

    private static final String KEY_NAME = """
        SELECT key_name
          FROM seal.seal
         WHERE id = :id
        """;

    private static final String ADD = """
        INSERT INTO seal.seal
               (id, name, owner_name, owner_code, key_name, certificate, status, valid_from, valid_to, made_at)
        VALUES (:id, :name, :ownerName, :ownerCode, :keyName, :certificate, :status, :validFrom, :validTo, :madeAt)
        """;

    private static final String SET_STATUS = """
        UPDATE seal.seal
           SET status = :status
         WHERE id = :id
           AND status <> 'REVOKED'
        """;

    private static final String AUTHORITIES = """
        SELECT id, seal, document_kind, purpose, valid_from, valid_until
          FROM seal.seal_authority
         WHERE seal = :seal
           AND document_kind = :documentKind
           AND purpose IN (:purpose, '*')
         ORDER BY granted_at DESC, id DESC
        """;

    private static final String ADD_AUTHORITY = """
        INSERT INTO seal.seal_authority
               (id, seal, document_kind, purpose, valid_from, valid_until, granted_by, granted_at)
        VALUES (:id, :seal, :documentKind, :purpose, :validFrom, :validUntil, :grantedBy, :grantedAt)
        """;

    private static final String ADD_USE = """
        INSERT INTO seal.seal_use
               (id, seal, authority, at, actor, purpose, document_kind, case_number, sha256)
        VALUES (:id, :seal, :authority, :at, :actor, :purpose, :documentKind, :caseNumber, :sha256)
        """;

    private final JdbcClient jdbc;

    SealRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One maker of seals at a time, across all nodes, until the transaction ends. */
    void lock() {
        jdbc.sql(LOCK).query((rs, row) -> row).list();
    }

    Optional<Seal> byId(UUID id) {
        return jdbc.sql(BY_ID).param("id", id).query(SealRepository::readSeal).optional();
    }

    Optional<Seal> byKeyName(String keyName) {
        return jdbc.sql(BY_KEY)
                .param("keyName", keyName)
                .query(SealRepository::readSeal)
                .optional();
    }

    String keyName(UUID id) {
        return jdbc.sql(KEY_NAME).param("id", id).query(String.class).single();
    }

    void add(Seal seal, String keyName, Instant madeAt) {
        jdbc.sql(ADD)
                .param("id", seal.id())
                .param("name", seal.name())
                .param("ownerName", seal.ownerName())
                .param("ownerCode", seal.ownerCode())
                .param("keyName", keyName)
                .param("certificate", seal.certificate().serialNumber().toString(16))
                .param("status", seal.status().name())
                .param("validFrom", utc(seal.validFrom()))
                .param("validTo", utc(seal.validTo()))
                .param("madeAt", utc(madeAt))
                .update();
    }

    /** False if there is no such seal, or it is revoked. */
    boolean setStatus(UUID id, SealStatus status) {
        return jdbc.sql(SET_STATUS)
                        .param("id", id)
                        .param("status", status.name())
                        .update()
                == 1;
    }

    /** Newest first, those included whose time is over. */
    List<SealAuthority> authorities(UUID seal, String documentKind, String purpose) {
        return jdbc.sql(AUTHORITIES)
                .param("seal", seal)
                .param("documentKind", documentKind)
                .param("purpose", purpose)
                .query(SealRepository::readAuthority)
                .list();
    }

    void add(SealAuthority authority, String grantedBy, Instant grantedAt) {
        jdbc.sql(ADD_AUTHORITY)
                .param("id", authority.id())
                .param("seal", authority.sealId())
                .param("documentKind", authority.documentKind())
                .param("purpose", authority.purpose())
                .param("validFrom", utc(authority.from()))
                .param("validUntil", authority.until() == null ? null : utc(authority.until()))
                .param("grantedBy", grantedBy)
                .param("grantedAt", utc(grantedAt))
                .update();
    }

    void addUse(UUID id, SealOrder order, SealAuthority authority, Instant at, byte[] sha256) {
        jdbc.sql(ADD_USE)
                .param("id", id)
                .param("seal", order.sealId())
                .param("authority", authority.id())
                .param("at", utc(at))
                .param("actor", order.actor())
                .param("purpose", order.purpose())
                .param("documentKind", order.documentKind())
                .param("caseNumber", order.caseNumber())
                .param("sha256", sha256)
                .update();
    }

    private static Seal readSeal(ResultSet rs, int row) throws SQLException {
        return new Seal(
                rs.getObject("id", UUID.class),
                rs.getString("name"),
                rs.getString("owner_name"),
                rs.getString("owner_code"),
                SealStatus.valueOf(rs.getString("status")),
                instant(rs, "valid_from"),
                instant(rs, "valid_to"),
                Certificate.read(rs.getBytes("encoded")));
    }

    private static SealAuthority readAuthority(ResultSet rs, int row) throws SQLException {
        @Nullable OffsetDateTime until = rs.getObject("valid_until", OffsetDateTime.class);
        return new SealAuthority(
                rs.getObject("id", UUID.class),
                rs.getObject("seal", UUID.class),
                rs.getString("document_kind"),
                rs.getString("purpose"),
                instant(rs, "valid_from"),
                until == null ? null : until.toInstant());
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
