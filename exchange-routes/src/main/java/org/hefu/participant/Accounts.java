package org.hefu.participant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;

/** The people who may sign in. */
@Repository
public class Accounts {

    /** So many wrong passwords from anywhere lock the account for a while where it never signed in. */
    private static final int FAILURES_TO_LOCK = 25;

    private static final Duration LOCK = Duration.ofMinutes(15);

    private static final String ADD = """
            INSERT INTO exchange.account
                   (username, display_name, password_hash, organization, system, roles, created_at)
            VALUES (:username, :displayName, :passwordHash, :organization, :system, :roles, :now)
            ON CONFLICT (username) DO NOTHING
            """;
    private static final String ANY = """
            SELECT EXISTS (SELECT 1 FROM exchange.account)
            """;
    private static final String FIND = """
            SELECT username, display_name, password_hash, organization, system, roles, active, locked_until
              FROM exchange.account
             WHERE username = :username
            """;
    private static final String FAILED = """
            UPDATE exchange.account
               SET failures = CASE WHEN failures + 1 >= :most THEN 0 ELSE failures + 1 END,
                   locked_until = CASE WHEN failures + 1 >= :most THEN :lockedUntil ELSE locked_until END
             WHERE username = :username
            """;
    private static final String SUCCEEDED = """
            UPDATE exchange.account
               SET failures = 0
             WHERE username = :username AND failures > 0
            """;

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final Clock clock;

    Accounts(JdbcClient jdbc, PasswordEncoder encoder, Clock clock) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.clock = clock;
    }

    public boolean empty() {
        return !jdbc.sql(ANY).query(Boolean.class).single();
    }

    /**
     * Adds an account unless its name is taken.
     *
     * @param password in clear; only its Argon2 hash is kept
     */
    public void add(
            String username,
            String displayName,
            String password,
            String organization,
            @Nullable String system,
            Set<Role> roles) {
        if (find(username).isPresent()) {
            return;
        }
        jdbc.sql(ADD)
                .param("username", username)
                .param("displayName", displayName)
                .param("passwordHash", encoder.encode(password))
                .param("organization", organization)
                .param("system", system)
                .param("roles", roles.stream().map(Role::name).toArray(String[]::new))
                .param("now", utc(clock.instant()))
                .update();
    }

    public Optional<Account> find(String username) {
        if (username.indexOf('\0') >= 0) {
            // No text of the database holds it, so that no account has such a name.
            return Optional.empty();
        }
        return jdbc.sql(FIND).param("username", username).query(Accounts::read).optional();
    }

    /** Notes a wrong password. */
    public void failed(String username) {
        jdbc.sql(FAILED)
                .param("username", username)
                .param("most", FAILURES_TO_LOCK)
                .param("lockedUntil", utc(clock.instant().plus(LOCK)))
                .update();
    }

    /** Notes a right password. A lock stays: it is not for the place where the right one was given. */
    public void succeeded(String username) {
        jdbc.sql(SUCCEEDED).param("username", username).update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Account read(ResultSet row, int number) throws SQLException {
        OffsetDateTime lockedUntil = row.getObject("locked_until", OffsetDateTime.class);
        String[] roles = (String[]) row.getArray("roles").getArray();
        return new Account(
                row.getString("username"),
                row.getString("display_name"),
                row.getString("password_hash"),
                row.getString("organization"),
                row.getString("system"),
                Arrays.stream(roles)
                        .map(Role::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class))),
                row.getBoolean("active"),
                lockedUntil == null ? null : lockedUntil.toInstant());
    }
}
