package org.hefu.database;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which PostgreSQL the hub works on. Without {@code url} it is the embedded one in the data folder, and nothing has to
 * be given.
 *
 * @param url JDBC address of an existing PostgreSQL 18 or later, as in {@code jdbc:postgresql://db.example:5432/hefu}; its
 *     parameters (TLS, socketTimeout) win over the hub's
 * @param username role the hub works as; needed with {@code url}
 * @param password its password
 * @param owner role that owns the tables and migrates them; without it, {@code username} does, and nothing protects the
 *     ledger from the application
 * @param eraser role that may erase ledger bodies whose time is over; it must exist. Default: the role that migrates
 * @param connections largest number of connections of the application, 2 to 1,000
 * @param connectionTimeout how long a caller waits for a connection before it is told that the database is away
 * @param startTimeout how long the embedded server may take to start; after a crash it repairs itself first, which takes
 *     longer the more was written
 * @param binaries folder into which the embedded server's programs are unpacked. Default: {@code postgres-binaries} in
 *     the data folder; to be given where that is mounted without the right to run programs
 */
@ConfigurationProperties("hefu.database")
record DatabaseSettings(
        @Nullable String url,
        @Nullable String username,
        @Nullable String password,
        @Nullable Login owner,
        @Nullable String eraser,
        @DefaultValue("32") int connections,
        @DefaultValue("5s") Duration connectionTimeout,
        @DefaultValue("10m") Duration startTimeout,
        @Nullable String binaries) {

    DatabaseSettings {
        if (url != null && !url.startsWith("jdbc:postgresql:")) {
            // What came is not shown: addresses of other forms carry passwords.
            throw new IllegalArgumentException("hefu.database.url looks like jdbc:postgresql://db.example:5432/hefu");
        }
        if (url != null && (username == null || username.isBlank())) {
            throw new IllegalArgumentException("hefu.database.url needs hefu.database.username beside it");
        }
        if (url == null && (username != null || password != null || owner != null || eraser != null)) {
            throw new IllegalArgumentException(
                    "hefu.database.username, password, owner and eraser belong to hefu.database.url, which is not"
                            + " given");
        }
        if (connections < 2 || connections > 1_000) {
            throw new IllegalArgumentException("hefu.database.connections is 2 to 1000; got " + connections);
        }
        if (connectionTimeout.toMillis() < 250) {
            throw new IllegalArgumentException(
                    "hefu.database.connection-timeout is 250ms or more; got " + connectionTimeout);
        }
    }

    /** The same as text, without passwords. */
    @Override
    public String toString() {
        return url == null ? "embedded" : username + " at " + url.replaceAll("\\?.*", "");
    }
}
