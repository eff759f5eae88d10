package org.hefu.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The PostgreSQL that the hub brings along, in the data folder.
 *
 * <p>Production-grade: what it acknowledges is on disk, and nobody gets in without a password. Both are asked of the
 * running server at each start; a server that answers otherwise is not used.
 */
final class EmbeddedDatabase implements Database {

    /** Name of the database. */
    static final String NAME = "hefu";

    /** For migrations, the watchers that listen for notifications, the tools and the superuser's reserve. */
    private static final int CONNECTIONS_BESIDE_THE_POOL = 24;

    private final PostgresServer server;
    private final Passwords passwords;

    private EmbeddedDatabase(PostgresServer server, Passwords passwords) {
        this.server = server;
        this.passwords = passwords;
    }

    /**
     * Starts the server; at the first start, makes it.
     *
     * @param folder the data folder, owned by this process
     * @throws DatabaseStartException if the server does not start, or is not as it must be
     */
    static EmbeddedDatabase start(DataFolder folder, DatabaseSettings settings) {
        try {
            Path programs = settings.binaries() == null
                    ? folder.folder("postgres-binaries")
                    : OwnerOnly.folder(Path.of(settings.binaries()));
            PostgresBinaries binaries = PostgresBinaries.unpack(programs);
            Passwords passwords = Passwords.in(folder.path());
            Path data = Cluster.prepare(binaries, folder, passwords);
            PostgresServer server = PostgresServer.start(
                    binaries, data, settings.connections() + CONNECTIONS_BESIDE_THE_POOL, settings.startTimeout());
            return new EmbeddedDatabase(server, passwords).made();
        } catch (IOException e) {
            throw new DatabaseStartException(
                    "内嵌数据库无法启动：" + e.getMessage(), "The embedded database does not start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseStartException("启动被中断。", "Interrupted while starting.", e);
        }
    }

    @Override
    public DataSource owner() {
        return connect(Role.OWNER, NAME);
    }

    @Override
    public DataSource application() {
        return connect(Role.APP, NAME);
    }

    @Override
    public String applicationRole() {
        return Role.APP.roleName();
    }

    @Override
    public String eraserRole() {
        return Role.ERASER.roleName();
    }

    /** The server, for those who ask how it is. */
    PostgresServer server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
    }

    /** Makes roles and database as they must be, and makes sure of the rest; closes the server if that fails. */
    private EmbeddedDatabase made() {
        boolean made = false;
        try {
            try (Connection superuser =
                    connect(Role.SUPERUSER, Role.SUPERUSER.roleName()).getConnection()) {
                Roles.ensure(superuser, passwords);
                assertAllIsWell(superuser);
            }
            made = true;
            return this;
        } catch (SQLException e) {
            throw new DatabaseStartException(
                    "内嵌数据库拒绝初始化：" + e.getMessage(), "The embedded database refuses: " + e.getMessage(), e);
        } finally {
            if (!made) {
                close();
            }
        }
    }

    private void assertAllIsWell(Connection superuser) throws SQLException {
        List<String> deviations = new ArrayList<>(Access.deviations(superuser));
        try (Connection application = application().getConnection()) {
            deviations.addAll(Durability.deviations(application));
        }
        try (Connection owner = owner().getConnection()) {
            deviations.addAll(Durability.deviations(owner));
        }
        if (!deviations.isEmpty()) {
            String all = String.join("; ", deviations);
            throw new DatabaseStartException(
                    "内嵌数据库的设置不安全：" + all + "。", "The embedded database is not set as it must be: " + all + ".");
        }
    }

    private DataSource connect(Role role, String database) {
        return Connections.to(server, database, passwords.login(role));
    }
}
