package org.hefu.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Asks the embedded server who may connect, and how. */
final class Access {

    private static final String DOORS = """
        SELECT 'pg_hba.conf line ' || line_number || ' says ' || coalesce(auth_method, error)
          FROM pg_hba_file_rules
         WHERE auth_method IS DISTINCT FROM 'scram-sha-256'
        UNION ALL
        SELECT name || ' is ''' || setting || ''''
          FROM pg_settings
         WHERE (name = 'listen_addresses' AND setting <> '127.0.0.1')
            OR (name = 'unix_socket_directories' AND setting <> '')
        """;

    private Access() {}

    /**
     * @param superuser connection of a role that may see everything
     * @return one phrase for each door that is open and must not be; empty if there is only the loopback interface, with
     *     SCRAM-SHA-256 passwords
     */
    static List<String> deviations(Connection superuser) throws SQLException {
        List<String> deviations = new ArrayList<>();
        try (Statement statement = superuser.createStatement();
                ResultSet doors = statement.executeQuery(DOORS)) {
            while (doors.next()) {
                deviations.add(doors.getString(1));
            }
        }
        return deviations;
    }
}
