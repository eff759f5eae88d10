package org.hefu.database;

import java.util.Map;
import org.flywaydb.core.Flyway;

/** Brings the tables to what this hub needs, as their owner, before anybody works on them. */
final class Migrations {

    /** Where each module keeps the migrations of its schema; one history for all. */
    static final String LOCATION = "classpath:db/migration";

    private Migrations() {}

    /**
     * Migrates. Several hubs on one database may do so at once; one goes first.
     *
     * @return the Flyway that did it
     * @throws org.flywaydb.core.api.FlywayException if a migration fails, or what was applied is not what this hub knows
     */
    static Flyway run(Database database, String location) {
        Flyway flyway = Flyway.configure()
                .dataSource(database.owner())
                .locations(location)
                .placeholders(Map.of("app", database.applicationRole(), "eraser", database.eraserRole()))
                .cleanDisabled(true)
                // Each module numbers its own: what is new in one may stand before what another applied long ago.
                .outOfOrder(true)
                .load();
        flyway.migrate();
        return flyway;
    }
}
