package org.hefu.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes the roles and the database of the embedded server, or sets those that are there right. */
final class Roles {

    private static final String ROLE = "SELECT 1 FROM pg_roles WHERE rolname = ?";
    private static final String DATABASE = "SELECT 1 FROM pg_database WHERE datname = ?";
    private static final String RIGHTS = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS";

    private Roles() {}

    /** Everything is there afterwards, whatever was before; safe to be called at each start. */
    static void ensure(Connection superuser, Passwords passwords) throws SQLException {
        for (Role role : Role.values()) {
            if (role != Role.SUPERUSER) {
                Login login = passwords.login(role);
                String verb = exists(superuser, ROLE, login.username()) ? "ALTER" : "CREATE";
                run(
                        superuser,
                        "%s ROLE %s %s PASSWORD '%s'"
                                .formatted(
                                        verb,
                                        login.username(),
                                        RIGHTS,
                                        login.password().replace("'", "''")));
            }
        }
        if (!exists(superuser, DATABASE, EmbeddedDatabase.NAME)) {
            run(superuser, "CREATE DATABASE " + EmbeddedDatabase.NAME + " OWNER " + Role.OWNER.roleName());
        }
        String database = " ON DATABASE " + EmbeddedDatabase.NAME;
        run(superuser, "REVOKE ALL" + database + " FROM PUBLIC");
        run(superuser, "GRANT CONNECT, TEMPORARY" + database + " TO " + Role.APP.roleName());
        run(superuser, "GRANT CONNECT" + database + " TO " + Role.ERASER.roleName());
    }

    private static boolean exists(Connection connection, String question, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, name);
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
