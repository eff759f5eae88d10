package org.hefu.participant;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.hefu.identity.CreditCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;

/** Organizations and their systems. */
@Repository
public class Participants {

    private static final String ADD_ORGANIZATION = """
            INSERT INTO exchange.organization (code, name, name_en, region)
            VALUES (:code, :name, :nameEnglish, :region)
            ON CONFLICT (code) DO NOTHING
            """;
    private static final String ORGANIZATION = """
            SELECT code, name, name_en, region
              FROM exchange.organization
             WHERE code = :code
            """;
    private static final String ADD_SYSTEM = """
            INSERT INTO exchange.participant_system (id, organization, name, secret_hash, created_at)
            VALUES (:id, :organization, :name, :secretHash, :now)
            ON CONFLICT (id) DO NOTHING
            """;
    private static final String SYSTEM = """
            SELECT id, organization, name, secret_hash, active
              FROM exchange.participant_system
             WHERE id = :id
            """;

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final Clock clock;

    Participants(JdbcClient jdbc, PasswordEncoder encoder, Clock clock) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.clock = clock;
    }

    /** Adds an organization unless its code is known already. */
    public void add(Organization organization) {
        CreditCode.parse(organization.code());
        jdbc.sql(ADD_ORGANIZATION)
                .param("code", organization.code())
                .param("name", organization.name())
                .param("nameEnglish", organization.nameEnglish())
                .param("region", organization.region())
                .update();
    }

    public Optional<Organization> organization(String code) {
        return jdbc.sql(ORGANIZATION)
                .param("code", code)
                .query((row, n) -> new Organization(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("name_en"),
                        row.getString("region")))
                .optional();
    }

    /**
     * Adds a system unless its id is known already.
     *
     * @param secret in clear; only its hash is kept
     */
    public void addSystem(String id, String organization, String name, String secret) {
        if (system(id).isPresent()) {
            return;
        }
        jdbc.sql(ADD_SYSTEM)
                .param("id", id)
                .param("organization", organization)
                .param("name", name)
                .param("secretHash", encoder.encode(secret))
                .param("now", OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                .update();
    }

    public Optional<ParticipantSystem> system(String id) {
        return jdbc.sql(SYSTEM)
                .param("id", id)
                .query((row, n) -> new ParticipantSystem(
                        row.getString("id"),
                        row.getString("organization"),
                        row.getString("name"),
                        row.getString("secret_hash"),
                        row.getBoolean("active")))
                .optional();
    }
}
