package org.hefu.certificate;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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

    private static final String BY_SERIAL_NUMBER = """
        SELECT encoded
          FROM seal.certificate
         WHERE serial_number = :serialNumber
        """;

    private static final String ADD = """
        INSERT INTO seal.certificate (serial_number, role, subject, encoded, issued_at, valid_to)
        VALUES (:serialNumber, :role, :subject, :encoded, :issuedAt, :validTo)
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
           AND role = :role
         ORDER BY serial_number
        """;

    private static final String LIST = """
        SELECT number, encoded
          FROM seal.revocation_list
         WHERE role = :role
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

    Optional<Certificate> bySerialNumber(BigInteger serialNumber) {
        return jdbc.sql(BY_SERIAL_NUMBER)
                .param("serialNumber", serialNumber.toString(16))
                .query(CertificateRepository::readCertificate)
                .optional();
    }

    /**
     * @param role name of an authority, or {@code SEAL}
     */
    void add(Certificate certificate, String role, Instant issuedAt) {
        jdbc.sql(ADD)
                .param("serialNumber", certificate.serialNumber().toString(16))
                .param("role", role)
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
                .param("role", role == AuthorityRole.ROOT ? AuthorityRole.ISSUING.name() : "SEAL")
                .query(CertificateRepository::readEntry)
                .list();
    }

    Optional<NumberedList> list(AuthorityRole role) {
        return jdbc.sql(LIST)
                .param("role", role.name())
                .query((rs, row) -> new NumberedList(rs.getLong("number"), RevocationList.read(rs.getBytes("encoded"))))
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
