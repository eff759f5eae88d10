package org.hefu.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hefu.certificate.Certificate;
import org.hefu.key.DataKey;
import org.hefu.key.KeyAlgorithm;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Seals, whose they are, and what became of them. */
@Repository
class SealRepository {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('hefu.seal', 0))";

    private static final String HOLD = "SELECT pg_advisory_xact_lock%s(hashtextextended('hefu.seal ' || :id, 0))";

    private static final String SELECT = """
        SELECT s.id, s.es_id, s.type, s.name, s.owner_name, s.owner_code, s.algorithm, s.status, s.valid_from,
               s.valid_to, c.encoded
          FROM seal.seal s
          JOIN seal.certificate c ON c.serial_number = s.certificate
        """;

    private static final String BY_ID = SELECT + " WHERE s.id = :id";
    private static final String BY_ES_ID = SELECT + " WHERE s.es_id = :esId";
    private static final String BY_CERTIFICATE = SELECT + """
         WHERE EXISTS (SELECT 1
                         FROM seal.seal_edition e
                         JOIN seal.certificate k ON k.serial_number = e.certificate
                        WHERE e.seal = s.id
                          AND (k.serial_number = :certificate OR k.outside_serial = :certificate))
            OR s.certificate = :certificate
        """;
    private static final String BY_EXACT_CERTIFICATE = SELECT + """
         WHERE s.certificate = %1$s
            OR s.id IN (SELECT e.seal FROM seal.seal_edition e WHERE e.certificate = %1$s)
        """.formatted(Rows.CERTIFICATE);
    private static final String BY_KEY = SELECT + " WHERE s.key_name = :keyName";

    private static final String NEWEST = SELECT + " ORDER BY s.made_at DESC, s.id DESC LIMIT :limit";

    private static final String BEFORE = SELECT + """
          JOIN seal.seal last ON last.id = :after
         WHERE (s.made_at, s.id) < (last.made_at, last.id)
         ORDER BY s.made_at DESC, s.id DESC
         LIMIT :limit
        """;

    private static final String KEY_NAME = """
        SELECT key_name
          FROM seal.seal
         WHERE id = :id
        """;

    private static final String KEYS = """
        SELECT id, key_name, status
          FROM seal.seal
        """;
    private static final String KEY = KEYS + " WHERE id = :id";
    private static final String HELD_KEY = KEY + " FOR NO KEY UPDATE";

    private static final String PERSON = """
        SELECT person_key, person
          FROM seal.seal
         WHERE id = :id AND person IS NOT NULL
        """;

    private static final String ADD = """
        INSERT INTO seal.seal
               (id, es_id, type, name, owner_name, owner_code, algorithm, key_name, certificate, status, valid_from,
                valid_to, made_at, person_key, person)
        VALUES (:id, :esId, :type, :name, :ownerName, :ownerCode, :algorithm, :keyName, %s, :status,
                :validFrom, :validTo, :madeAt, :personKey, :person)
        """.formatted(Rows.CERTIFICATE);

    private static final String RENEW = """
        UPDATE seal.seal
           SET certificate = %s, valid_to = :validTo
         WHERE id = :id
        """.formatted(Rows.CERTIFICATE);

    private static final String SET_STATUS = """
        UPDATE seal.seal
           SET status = :status
         WHERE id = :id
           AND status <> 'REVOKED'
           AND status <> :status
        """;

    private static final String ADD_CHANGE = """
        INSERT INTO seal.seal_status_change (seal, status, at, actor, reason)
        VALUES (:seal, :status, :at, :actor, :reason)
        """;

    private static final String CHANGES = """
        SELECT status, at, actor, reason
          FROM seal.seal_status_change
         WHERE seal = :seal
         ORDER BY id
        """;

    private final JdbcClient jdbc;
    private final SealSecrets secrets;

    SealRepository(JdbcClient jdbc, SealSecrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /** One maker of seals at a time, across all nodes, until the transaction ends. */
    void lock() {
        jdbc.sql(LOCK).query((rs, row) -> row).list();
    }

    /**
     * Until the transaction ends, nobody ends the use of this seal. Any number of users hold it together; who waits to
     * end the use goes before those who come later, which a row lock would not grant.
     */
    void holdForUse(UUID id) {
        hold(HOLD.formatted("_shared"), id);
    }

    /** Waits until every use of this seal that is being recorded is, and lets none be recorded until the transaction ends. */
    void holdForChange(UUID id) {
        hold(HOLD.formatted(""), id);
    }

    private void hold(String sql, UUID id) {
        jdbc.sql(sql).param("id", id.toString()).query((rs, row) -> row).list();
    }

    Optional<Seal> byId(UUID id) {
        return jdbc.sql(BY_ID).param("id", id).query(SealRepository::readSeal).optional();
    }

    Optional<Seal> byEsId(String esId) {
        return jdbc.sql(BY_ES_ID)
                .param("esId", esId)
                .query(SealRepository::readSeal)
                .optional();
    }

    Optional<Seal> byCertificate(Certificate certificate) {
        return jdbc.sql(BY_EXACT_CERTIFICATE)
                .params(Rows.of(certificate))
                .query(SealRepository::readSeal)
                .optional();
    }

    /** Empty too if certificates of several authorities have this number. */
    Optional<Seal> byCertificate(String serialNumber) {
        List<Seal> found = jdbc.sql(BY_CERTIFICATE)
                .param("certificate", serialNumber)
                .query(SealRepository::readSeal)
                .list();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    Optional<Seal> byKeyName(String keyName) {
        return jdbc.sql(BY_KEY)
                .param("keyName", keyName)
                .query(SealRepository::readSeal)
                .optional();
    }

    /** Newest first. */
    List<Seal> list(@Nullable UUID after, int limit) {
        JdbcClient.StatementSpec statement =
                after == null ? jdbc.sql(NEWEST) : jdbc.sql(BEFORE).param("after", after);
        return statement.param("limit", limit).query(SealRepository::readSeal).list();
    }

    String keyName(UUID id) {
        return jdbc.sql(KEY_NAME).param("id", id).query(String.class).single();
    }

    /** A key, and what its seal's status wants of it. */
    record KeptKey(UUID seal, String name, SealStatus status) {}

    List<KeptKey> keys() {
        return jdbc.sql(KEYS).query(SealRepository::readKey).list();
    }

    Optional<KeptKey> key(UUID id) {
        return jdbc.sql(KEY).param("id", id).query(SealRepository::readKey).optional();
    }

    /** The status stays as it is until the transaction ends. */
    Optional<KeptKey> holdKey(UUID id) {
        return jdbc.sql(HELD_KEY).param("id", id).query(SealRepository::readKey).optional();
    }

    private static KeptKey readKey(ResultSet rs, int row) throws SQLException {
        return new KeptKey(
                rs.getObject("id", UUID.class), rs.getString("key_name"), SealStatus.valueOf(rs.getString("status")));
    }

    Optional<SealPerson> person(UUID id) {
        return jdbc.sql(PERSON)
                .param("id", id)
                .query((rs, row) -> JSON.readValue(
                        secrets.show(rs.getLong("person_key"), rs.getBytes("person"), context(id)), SealPerson.class))
                .optional();
    }

    void add(Seal seal, String keyName, @Nullable SealPerson person, Instant madeAt) {
        DataKey key = secrets.current();
        jdbc.sql(ADD)
                .param("id", seal.id())
                .param("esId", seal.esId())
                .param("type", seal.type().name())
                .param("name", seal.name())
                .param("ownerName", seal.ownerName())
                .param("ownerCode", seal.ownerCode())
                .param("algorithm", seal.algorithm().name())
                .param("keyName", keyName)
                .params(Rows.of(seal.certificate()))
                .param("status", seal.status().name())
                .param("validFrom", Rows.utc(seal.validFrom()))
                .param("validTo", Rows.utc(seal.validTo()))
                .param("madeAt", Rows.utc(madeAt))
                .param("personKey", person == null ? null : key.id())
                .param(
                        "person",
                        person == null
                                ? null
                                : SealSecrets.hide(key, JSON.writeValueAsBytes(person), context(seal.id())))
                .update();
    }

    void renew(UUID id, Certificate certificate) {
        jdbc.sql(RENEW)
                .param("id", id)
                .params(Rows.of(certificate))
                .param("validTo", Rows.utc(certificate.validTo()))
                .update();
    }

    /** False if there is no such seal, it has this status, or it is revoked. */
    boolean setStatus(UUID id, SealStatus status) {
        return jdbc.sql(SET_STATUS)
                        .param("id", id)
                        .param("status", status.name())
                        .update()
                == 1;
    }

    void add(UUID seal, SealStatusChange change) {
        jdbc.sql(ADD_CHANGE)
                .param("seal", seal)
                .param("status", change.status().name())
                .param("at", Rows.utc(change.at()))
                .param("actor", change.actor())
                .param("reason", change.reason())
                .update();
    }

    /** Oldest first. */
    List<SealStatusChange> changes(UUID seal) {
        return jdbc.sql(CHANGES)
                .param("seal", seal)
                .query((rs, row) -> new SealStatusChange(
                        SealStatus.valueOf(rs.getString("status")),
                        Rows.instant(rs, "at"),
                        rs.getString("actor"),
                        rs.getString("reason")))
                .list();
    }

    private static String context(UUID id) {
        return "seal.seal " + id;
    }

    private static Seal readSeal(ResultSet rs, int row) throws SQLException {
        return new Seal(
                rs.getObject("id", UUID.class),
                rs.getString("es_id"),
                SealType.valueOf(rs.getString("type")),
                rs.getString("name"),
                rs.getString("owner_name"),
                rs.getString("owner_code"),
                KeyAlgorithm.valueOf(rs.getString("algorithm")),
                SealStatus.valueOf(rs.getString("status")),
                Rows.instant(rs, "valid_from"),
                Rows.instant(rs, "valid_to"),
                Certificate.read(rs.getBytes("encoded")));
    }
}
