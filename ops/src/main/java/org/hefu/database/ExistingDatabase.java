package org.hefu.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that somebody else runs. Its administrator prepares it so:
 *
 * <pre>{@code
 * CREATE ROLE hefu_owner LOGIN PASSWORD '…';
 * CREATE ROLE hefu_app LOGIN PASSWORD '…';
 * CREATE ROLE hefu_eraser LOGIN PASSWORD '…';
 * CREATE DATABASE hefu OWNER hefu_owner ENCODING 'UTF8';
 * }</pre>
 *
 * <p>How durable it is, is its administrator's decision; the hub warns of what it would not do itself.
 */
final class ExistingDatabase implements Database {

    private static final Logger log = LoggerFactory.getLogger(ExistingDatabase.class);
    private static final int OLDEST = 18;

    private static final String MIGHT = """
        SELECT rolsuper OR pg_has_role(oid, ?, 'MEMBER')
          FROM pg_roles
         WHERE rolname = current_user
        """;

    private final String url;
    private final Login application;
    private final Login owner;
    private final String eraser;

    private ExistingDatabase(DatabaseSettings settings) {
        this.url = Objects.requireNonNull(settings.url());
        this.application = new Login(
                Objects.requireNonNull(settings.username()), Objects.requireNonNullElse(settings.password(), ""));
        this.owner = Objects.requireNonNullElse(settings.owner(), application);
        this.eraser = Objects.requireNonNullElse(settings.eraser(), owner.username());
    }

    /**
     * Connects once as each role, and says in the log what is not as safe as the embedded server.
     *
     * @throws DatabaseStartException if the server does not answer, refuses a role, or is too old
     */
    static ExistingDatabase connect(DatabaseSettings settings) {
        ExistingDatabase database = new ExistingDatabase(settings);
        try {
            database.requireVersion();
            database.warnings().forEach(log::warn);
        } catch (SQLException e) {
            throw new DatabaseStartException(
                    "数据库（" + settings + "）无法使用：" + e.getMessage() + "。",
                    "The database (" + settings + ") cannot be used: " + e.getMessage() + ".",
                    e);
        }
        return database;
    }

    @Override
    public DataSource owner() {
        return Connections.to(url, owner);
    }

    @Override
    public DataSource application() {
        return Connections.to(url, application);
    }

    @Override
    public String applicationRole() {
        return application.username();
    }

    @Override
    public String eraserRole() {
        return eraser;
    }

    /** Leaves the server alone; it is somebody else's. */
    @Override
    public void close() {}

    private void requireVersion() throws SQLException {
        try (Connection migrating = owner().getConnection()) {
            int version = migrating.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST) {
                throw new DatabaseStartException(
                        "需要 PostgreSQL " + OLDEST + " 或更高版本，当前为 " + version + "。",
                        "PostgreSQL " + OLDEST + " or later is needed; this one is " + version + ".");
            }
        }
    }

    /** One sentence for each thing that is not as safe as the embedded server; empty if it is as safe. */
    List<String> warnings() throws SQLException {
        List<String> warnings = new ArrayList<>();
        try (Connection working = application().getConnection()) {
            for (String deviation : Durability.deviations(working)) {
                warnings.add(
                        "The existing database may lose acknowledged writes, or keep passwords badly: " + deviation);
            }
            if (mightChangeTheLedger(working)) {
                warnings.add("THE LEDGER IS NOT PROTECTED FROM THE APPLICATION: role " + application
                        + " owns the tables or may become their owner. Give hefu.database.owner.username and"
                        + " hefu.database.owner.password to let a role of its own do so.");
            }
        }
        return warnings;
    }

    private boolean mightChangeTheLedger(Connection working) throws SQLException {
        try (PreparedStatement statement = working.prepareStatement(MIGHT)) {
            statement.setString(1, owner.username());
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
