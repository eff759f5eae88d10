package org.hefu.certificate;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The certificates that the hub's authority issued, and its newest revocation lists. */
@Repository
class CertificateRepository {

    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('hefu.certificate', 0))";

    private static final String AUTHORITY = """
        SELECT encoded
          FROM seal.certificate
         WHERE role = :role
        """;

    private static final String ISSUER = """
        SELECT issuer
          FROM seal.certificate
         WHERE serial_number = :serialNumber
           AND encoded = :encoded
        """;

    private static final String ISSUED = """
        SELECT revoked_at, revocation_reason
          FROM seal.certificate
         WHERE serial_number = :serialNumber
           AND issuer = :issuer
        """;

    private static final String ADD = """
        INSERT INTO seal.certificate (serial_number, role, issuer, key_name, subject, encoded, issued_at, valid_to)
        VALUES (:serialNumber, :role, :issuer, :keyName, :subject, :encoded, :issuedAt, :validTo)
        """;

    private static final String NEWEST_SERVICE = """
        SELECT key_name, encoded, revoked_at
          FROM seal.certificate
         WHERE role = :role
           AND issuer = :issuer
           AND key_name IS NOT NULL
         ORDER BY issued_at DESC, valid_to DESC
         LIMIT 1
        """;

    private static final String NEWEST_OF_KEY = """
        SELECT key_name, encoded, revoked_at
          FROM seal.certificate
         WHERE key_name = :keyName
           AND role <> 'OUTSIDE'
         ORDER BY issued_at DESC, valid_to DESC
         LIMIT 1
        """;

    private static final String SERVICES = """
        SELECT count(*)
          FROM seal.certificate
         WHERE role = :role
           AND issuer = :issuer
        """;

    private static final String REVOKE = """
        UPDATE seal.certificate
           SET revoked_at = :at, revocation_reason = :reason
         WHERE serial_number = :serialNumber
           AND revoked_at IS NULL
        """;

    private static final String REVOKED = """
        SELECT serial_number, revoked_at, revocation_reason
          FROM seal.certificate
         WHERE revoked_at IS NOT NULL
           AND valid_to >= :at
           AND issuer = :issuer
         ORDER BY serial_number
        """;

    private static final String LIST = """
        SELECT number, encoded
          FROM seal.revocation_list
         WHERE role = :role
        """;

    private static final String LIST_OF_ALL = """
        SELECT l.number, l.encoded
          FROM seal.revocation_list l
         WHERE l.role = :role
           AND NOT EXISTS (SELECT 1
                             FROM seal.certificate c
                            WHERE c.issuer = :role
                              AND c.issued_at > l.issued_at + :tolerance * interval '1 second')
        """;

    private static final String PUT_LIST = """
        INSERT INTO seal.revocation_list (role, number, encoded, issued_at, renewed_by)
        VALUES (:role, :number, :encoded, :issuedAt, :renewedBy)
            ON CONFLICT (role) DO UPDATE
           SET number = excluded.number,
               encoded = excluded.encoded,
               issued_at = excluded.issued_at,
               renewed_by = excluded.renewed_by
        """;

    private final JdbcClient jdbc;

    CertificateRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record NumberedList(long number, RevocationList list) {}

    /** The certificate of a service of the hub, and the name of its key in the vault. */
    record ServiceRow(String keyName, Certificate certificate, boolean revoked) {}

    /** One writer at a time, across all nodes, until the transaction ends. */
    void lock() {
        jdbc.sql(LOCK).query((rs, row) -> row).list();
    }

    Optional<Certificate> authority(AuthorityRole role) {
        return jdbc.sql(AUTHORITY)
                .param("role", role.name())
                .query(CertificateRepository::readCertificate)
                .optional();
    }

    /** The authority that issued a certificate; empty if none of the hub's did. */
    Optional<AuthorityRole> issuerOf(Certificate certificate) {
        return jdbc.sql(ISSUER)
                .param("serialNumber", certificate.serialNumber().toString(16))
                .param("encoded", certificate.encoded())
                .query((rs, row) -> AuthorityRole.valueOf(rs.getString("issuer")))
                .optional();
    }

    /** A certificate that was issued; null and null unless it was revoked. */
    record IssuedRow(@Nullable Instant revokedAt, @Nullable RevocationReason reason) {}

    Optional<IssuedRow> issued(BigInteger serialNumber, AuthorityRole issuer) {
        return jdbc.sql(ISSUED)
                .param("serialNumber", serialNumber.toString(16))
                .param("issuer", issuer.name())
                .query((rs, row) -> {
                    OffsetDateTime revokedAt = rs.getObject("revoked_at", OffsetDateTime.class);
                    return revokedAt == null
                            ? new IssuedRow(null, null)
                            : new IssuedRow(
                                    revokedAt.toInstant(), RevocationReason.valueOf(rs.getString("revocation_reason")));
                })
                .optional();
    }

    Optional<ServiceRow> newestService(CertificateProfile profile, AuthorityRole issuer) {
        return jdbc.sql(NEWEST_SERVICE)
                .param("role", profile.name())
                .param("issuer", issuer.name())
                .query(CertificateRepository::readService)
                .optional();
    }

    Optional<ServiceRow> newestOfKey(String keyName) {
        return jdbc.sql(NEWEST_OF_KEY)
                .param("keyName", keyName)
                .query(CertificateRepository::readService)
                .optional();
    }

    private static ServiceRow readService(ResultSet rs, int row) throws SQLException {
        return new ServiceRow(
                rs.getString("key_name"), Certificate.read(rs.getBytes("encoded")), rs.getObject("revoked_at") != null);
    }

    /** How many certificates were ever issued for a service. */
    long services(CertificateProfile profile, AuthorityRole issuer) {
        return jdbc.sql(SERVICES)
                .param("role", profile.name())
                .param("issuer", issuer.name())
                .query(Long.class)
                .single();
    }

    /**
     * @param role name of an authority or of a profile
     * @param keyName name of the key in the vault; null if the certificate's owner keeps it
     */
    void add(Certificate certificate, String role, AuthorityRole issuer, @Nullable String keyName, Instant issuedAt) {
        jdbc.sql(ADD)
                .param("serialNumber", certificate.serialNumber().toString(16))
                .param("role", role)
                .param("issuer", issuer.name())
                .param("keyName", keyName)
                .param("subject", certificate.subject().toString())
                .param("encoded", certificate.encoded())
                .param("issuedAt", utc(issuedAt))
                .param("validTo", utc(certificate.validTo()))
                .update();
    }

    /** False if there is no such certificate, or it was revoked before. */
    boolean revoke(BigInteger serialNumber, Instant at, RevocationReason reason) {
        return jdbc.sql(REVOKE)
                        .param("serialNumber", serialNumber.toString(16))
                        .param("at", utc(at))
                        .param("reason", reason.name())
                        .update()
                == 1;
    }

    /** Of the certificates below an authority, those that were revoked before they ended. */
    List<RevocationListMaker.Entry> revokedBelow(AuthorityRole role, Instant at) {
        return jdbc.sql(REVOKED)
                .param("at", utc(at))
                .param("issuer", role.name())
                .query(CertificateRepository::readEntry)
                .list();
    }

    Optional<NumberedList> list(AuthorityRole role) {
        return jdbc.sql(LIST)
                .param("role", role.name())
                .query(CertificateRepository::readList)
                .optional();
    }

    /**
     * The newest list, if no certificate of this authority is younger than it: ETSI EN 319 102-1, section 5.2.6.4, relies on
     * none that is older than the certificate.
     *
     * @param tolerance how far lists and certificates are dated back
     */
    Optional<NumberedList> listOfAll(AuthorityRole role, Duration tolerance) {
        return jdbc.sql(LIST_OF_ALL)
                .param("role", role.name())
                .param("tolerance", tolerance.toSeconds())
                .query(CertificateRepository::readList)
                .optional();
    }

    void put(AuthorityRole role, NumberedList numbered) {
        jdbc.sql(PUT_LIST)
                .param("role", role.name())
                .param("number", numbered.number())
                .param("encoded", numbered.list().encoded())
                .param("issuedAt", utc(numbered.list().issuedAt()))
                .param("renewedBy", utc(numbered.list().renewedBy().orElseThrow()))
                .update();
    }

    private static NumberedList readList(ResultSet rs, int row) throws SQLException {
        return new NumberedList(rs.getLong("number"), RevocationList.read(rs.getBytes("encoded")));
    }

    private static Certificate readCertificate(ResultSet rs, int row) throws SQLException {
        return Certificate.read(rs.getBytes("encoded"));
    }

    private static RevocationListMaker.Entry readEntry(ResultSet rs, int row) throws SQLException {
        return new RevocationListMaker.Entry(
                new BigInteger(rs.getString("serial_number"), 16),
                rs.getObject("revoked_at", OffsetDateTime.class).toInstant(),
                RevocationReason.valueOf(rs.getString("revocation_reason")));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
