package org.hefu.license;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hefu.crypt.LicenseKeys;
import org.hefu.identity.HolderKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads licences back, decrypted. */
@Component
class LicenseReader {

    private static final String COLUMNS = """
            SELECT version.license_id, version.version, version.data_key_id, version.body, version.stored_at,
                   CASE WHEN version.version < license.version THEN 'REPLACED' ELSE license.status END AS status
              FROM license.license AS license
              JOIN license.license_version AS version ON version.license_id = license.id
            """;

    private static final String NEWEST = COLUMNS + """
             WHERE license.id = ANY (:ids::uuid[]) AND version.version = license.version
            """;

    private static final String ALL_VERSIONS = COLUMNS + """
             WHERE license.id = :id
             ORDER BY version.version DESC
            """;

    /** A licence in force comes before one that is not, and the one issued last before the others. */
    private static final String OF_HOLDER = COLUMNS + """
             WHERE license.holder_token = :holder AND license.type_code = :type AND version.version = license.version
             ORDER BY (license.status = 'IN_FORCE' AND (license.valid_to IS NULL OR license.valid_to >= :today)) DESC,
                   license.issued_on DESC, license.id DESC
             LIMIT 1
            """;

    private final JdbcClient jdbc;
    private final LicenseKeys keys;
    private final LicenseTokens tokens;
    private final LicenseSettings settings;
    private final Clock clock;

    LicenseReader(JdbcClient jdbc, LicenseKeys keys, LicenseTokens tokens, LicenseSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
    }

    List<License> newest(Collection<UUID> ids) {
        return jdbc.sql(NEWEST)
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query(this::read)
                .list();
    }

    List<License> versions(UUID id) {
        return jdbc.sql(ALL_VERSIONS).param("id", id).query(this::read).list();
    }

    Optional<License> current(String typeCode, HolderKind kind, String holderId) {
        return jdbc.sql(OF_HOLDER)
                .param("holder", tokens.holder(kind, holderId))
                .param("type", typeCode)
                .param("today", settings.today(clock))
                .query(this::read)
                .optional();
    }

    private License read(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("license_id", UUID.class);
        int version = row.getInt("version");
        LicenseBodies.Body body =
                LicenseBodies.decrypt(row.getBytes("body"), keys.byId(row.getLong("data_key_id")), id, version);
        LocalDate today = settings.today(clock);
        LicenseStatus status = LicenseStatus.valueOf(row.getString("status"));
        return new License(
                id,
                body.content(),
                body.identifier(),
                version,
                status.on(today, body.content().validTo()),
                row.getObject("stored_at", OffsetDateTime.class).toInstant());
    }
}
