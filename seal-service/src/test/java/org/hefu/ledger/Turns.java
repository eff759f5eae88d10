package org.hefu.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.hefu.testing.TestDatabase;

/** Stands for another node that is giving places. */
final class Turns {

    private Turns() {}

    /** A connection whose transaction has the turn; end it to give the turn back. */
    static Connection taken(TestDatabase database) throws SQLException {
        Connection connection = database.app().getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(hashtextextended('seal.ledger', 0))");
        }
        return connection;
    }
}
