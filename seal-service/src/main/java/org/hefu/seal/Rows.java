package org.hefu.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.OutsideCertificates;
import org.jspecify.annotations.Nullable;

/** Reads and writes columns of the seal tables. */
final class Rows {

    /** The row of a certificate, whoever issued it; its parameters are those of {@link #of}. */
    static final String CERTIFICATE = """
        (SELECT k.serial_number
           FROM seal.certificate k
          WHERE k.serial_number IN (:serialNumber, :outside)
            AND k.encoded = :encoded)
        """;

    private Rows() {}

    /** The parameters of {@link #CERTIFICATE}. */
    static Map<String, Object> of(Certificate certificate) {
        return Map.of(
                "serialNumber", certificate.serialNumber().toString(16),
                "outside", OutsideCertificates.reference(certificate),
                "encoded", certificate.encoded());
    }

    static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet rs, String column) throws SQLException {
        @Nullable OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static @Nullable Integer integerOrNull(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, Integer.class);
    }

    static List<String> texts(ResultSet rs, String column) throws SQLException {
        return List.of((String[]) rs.getArray(column).getArray());
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** PostgreSQL keeps microseconds. */
    static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
