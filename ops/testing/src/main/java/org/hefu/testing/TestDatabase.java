package org.hefu.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL 18 with the hub's migrations, for tests.
 *
 * <p>One server serves a whole test process; each {@code TestDatabase} is a database of its own in it. The server is
 * tuned for tests (no flush to disk): what must survive a crash is tested in {@code ops} on the server that is
 * delivered.
 */
public final class TestDatabase {

    /** The role the hub works as. It does not own the tables. */
    public static final String APP = "hefu_app";

    /** The role that erases ledger bodies. */
    public static final String ERASER = "hefu_eraser";

    private static final String PASSWORD = "test";
    private static @Nullable EmbeddedPostgres server;
    private static int count;

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    /** A fresh database, migrated with every migration on the class path. */
    public static synchronized TestDatabase create() {
        try {
            if (server == null) {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
                run("postgres", "CREATE ROLE " + APP + " LOGIN PASSWORD '" + PASSWORD + "'");
                run("postgres", "CREATE ROLE " + ERASER + " LOGIN PASSWORD '" + PASSWORD + "'");
            }
            String name = "t" + ++count;
            run("postgres", "CREATE DATABASE " + name);
            TestDatabase database = new TestDatabase(name);
            Flyway.configure()
                    .dataSource(database.owner())
                    .locations("classpath:db/migration")
                    .placeholders(Map.of("app", APP, "eraser", ERASER))
                    .load()
                    .migrate();
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException("The test PostgreSQL does not start", e);
        }
    }

    /** Connects as the hub does. */
    public DataSource app() {
        return as(APP);
    }

    /** Connects as the owner of the tables. */
    public DataSource owner() {
        return as("postgres");
    }

    /** Connects as a role of the cluster. */
    public DataSource as(String role) {
        return dataSource(name, role);
    }

    private static DataSource dataSource(String database, String role) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"localhost"});
        source.setPortNumbers(new int[] {Objects.requireNonNull(server).getPort()});
        source.setDatabaseName(database);
        source.setUser(role);
        source.setPassword(PASSWORD);
        source.setReWriteBatchedInserts(true);
        return source;
    }

    private static void run(String database, String sql) {
        try (Connection connection = dataSource(database, "postgres").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("The test PostgreSQL refuses: " + sql, e);
        }
    }
}
