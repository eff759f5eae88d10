package org.hefu.grant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The grants that are in the books. */
@Repository
public class Grants {

    private static final String OF_SYSTEM = """
            SELECT resource, system, purpose, items, fields, criteria, valid_from, valid_until
              FROM exchange.access_grant
             WHERE system = :system AND resource = :resource
             ORDER BY id
            """;
    private static final String ADD = """
            INSERT INTO exchange.access_grant
                   (resource, system, purpose, items, fields, criteria, valid_from, valid_until)
            VALUES (:resource, :system, :purpose, :items, :fields, :criteria, :validFrom, :validUntil)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Grants(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Decides by the grants of now: a revocation counts from the next request on. */
    public GrantDecision decide(GrantRequest request) {
        List<Grant> grants = request.system() == null ? List.of() : of(request.system(), request.resource());
        return GrantRules.decide(request, grants, clock.instant());
    }

    /** All grants of a system for a resource, past ones included. */
    public List<Grant> of(String system, String resource) {
        return jdbc.sql(OF_SYSTEM)
                .param("system", system)
                .param("resource", resource)
                .query(Grants::read)
                .list();
    }

    public void add(Grant grant) {
        jdbc.sql(ADD)
                .param("resource", grant.resource())
                .param("system", grant.system())
                .param("purpose", grant.purpose())
                .param("items", grant.items().toArray(String[]::new))
                .param("fields", grant.fields().toArray(String[]::new))
                .param("criteria", grant.criteria().toArray(String[]::new))
                .param("validFrom", grant.validFrom().atOffset(ZoneOffset.UTC))
                .param("validUntil", grant.validUntil().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Grant read(ResultSet row, int number) throws SQLException {
        return new Grant(
                row.getString("resource"),
                row.getString("system"),
                row.getString("purpose"),
                texts(row, "items"),
                texts(row, "fields"),
                texts(row, "criteria"),
                row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                row.getObject("valid_until", OffsetDateTime.class).toInstant());
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }
}
