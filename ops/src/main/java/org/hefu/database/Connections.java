package org.hefu.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Ways to reach a PostgreSQL. */
final class Connections {

    /**
     * Batches are sent as one statement of many rows. Messages come without their detail lines, which repeat the row:
     * personal data has no place in an exception. No socketTimeout: who waits for a lock or for a notification waits; an
     * address that leads through a network may carry one.
     */
    private static final Map<String, String> PROPERTIES = Map.of(
            "ApplicationName", "hefu",
            "reWriteBatchedInserts", "true",
            "logServerErrorDetail", "false",
            "connectTimeout", "5",
            "tcpKeepAlive", "true");

    /** The own server, and nobody who took its port: it proves that it knows the password without being told it. */
    private static final Map<String, String> EMBEDDED = Map.of("sslmode", "disable", "requireAuth", "scram-sha-256");

    private static final int IDLE = 4;

    private Connections() {}

    /** Connects to an existing server. */
    static DataSource to(String url, Login login) {
        return source(() -> url, login, Map.of());
    }

    /** Connects to the embedded server, on whichever port it listens at the time. */
    static DataSource to(PostgresServer server, String database, Login login) {
        return source(
                () -> "jdbc:postgresql://%s:%d/%s".formatted(PostgresServer.HOST, server.port(), database),
                login,
                EMBEDDED);
    }

    /**
     * A pool over one of the above. Its connections are tried before they are handed out, so that it heals by itself
     * after the server was away.
     */
    static HikariDataSource pool(DataSource source, DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("hefu");
        config.setDataSource(source);
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(Math.min(IDLE, settings.connections()));
        config.setConnectionTimeout(settings.connectionTimeout().toMillis());
        return new HikariDataSource(config);
    }

    private static DataSource source(Supplier<String> url, Login login, Map<String, String> more) {
        Properties properties = new Properties();
        DriverManagerDataSource source = new DriverManagerDataSource() {
            @Override
            public String getUrl() {
                return url.get();
            }

            @Override
            public void setLoginTimeout(int seconds) {
                properties.setProperty("loginTimeout", Integer.toString(seconds));
            }
        };
        properties.putAll(PROPERTIES);
        properties.putAll(more);
        source.setConnectionProperties(properties);
        source.setUsername(login.username());
        source.setPassword(login.password());
        return source;
    }
}
