package org.hefu.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Asks a running server whether what it acknowledges survives a power cut, and how it keeps passwords. */
final class Durability {

    /** What must be set, and to what; {@code remote_apply} waits for a standby beside the own disk. */
    private static final Map<String, Set<String>> WANTED = new TreeMap<>(Map.of(
            "fsync", Set.of("on"),
            "full_page_writes", Set.of("on"),
            "synchronous_commit", Set.of("on", "remote_apply"),
            "password_encryption", Set.of("scram-sha-256")));

    private static final String SETTING = """
        SELECT setting, source
          FROM pg_settings
         WHERE name = ?
        """;

    private Durability() {}

    /**
     * Asks as this connection is set: a role or a database may have settings of its own.
     *
     * @return one sentence for each setting that is not as it must be; empty if all is well
     */
    static List<String> deviations(Connection connection) throws SQLException {
        List<String> deviations = new ArrayList<>();
        try (PreparedStatement question = connection.prepareStatement(SETTING)) {
            for (Map.Entry<String, Set<String>> wanted : WANTED.entrySet()) {
                question.setString(1, wanted.getKey());
                try (ResultSet answer = question.executeQuery()) {
                    answer.next();
                    if (!wanted.getValue().contains(answer.getString(1))) {
                        deviations.add("%s is %s (set by %s) and must be %s"
                                .formatted(
                                        wanted.getKey(),
                                        answer.getString(1),
                                        answer.getString(2),
                                        String.join(" or ", new TreeSet<>(wanted.getValue()))));
                    }
                }
            }
        }
        return deviations;
    }
}
