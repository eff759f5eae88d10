package org.hefu.certificate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Certificates of other authorities for keys of the vault, each with those above it. */
@Repository
class OutsideCertificateRepository {

    private static final String ADD = """
        INSERT INTO seal.certificate
               (serial_number, role, issuer, key_name, subject, encoded, issued_at, valid_to, outside_serial, above)
        VALUES (:reference, 'OUTSIDE', 'OUTSIDE', :keyName, :subject, :encoded, :takenAt, :validTo, :serialNumber,
                :above)
            ON CONFLICT (serial_number) DO NOTHING
        """;

    private static final String ABOVE = """
        SELECT above
          FROM seal.certificate
         WHERE serial_number = :reference
        """;

    private final JdbcClient jdbc;

    OutsideCertificateRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One that was taken in before stays as it is. */
    void add(Certificate certificate, List<Certificate> above, String keyName, Instant takenAt) {
        jdbc.sql(ADD)
                .param("reference", OutsideCertificates.reference(certificate))
                .param("keyName", keyName)
                .param("subject", certificate.subject().toString())
                .param("encoded", certificate.encoded())
                .param("takenAt", takenAt.atOffset(ZoneOffset.UTC))
                .param("validTo", certificate.validTo().atOffset(ZoneOffset.UTC))
                .param("serialNumber", certificate.serialNumber().toString(16))
                .param("above", above.stream().map(Certificate::encoded).toArray(byte[][]::new))
                .update();
    }

    Optional<List<Certificate>> above(Certificate certificate) {
        return jdbc.sql(ABOVE)
                .param("reference", OutsideCertificates.reference(certificate))
                .query((rs, row) -> Stream.of((byte[][]) rs.getArray("above").getArray())
                        .map(Certificate::read)
                        .toList())
                .optional();
    }
}
