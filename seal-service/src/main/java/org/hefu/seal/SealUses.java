package org.hefu.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What seals were set on. */
@Repository
class SealUses {

    private static final String ADD = """
        INSERT INTO seal.seal_use
               (id, seal, authority, at, actor, purpose, document_kind, case_number, sha256, request, job)
        VALUES (:id, :seal, :authority, :at, :actor, :purpose, :documentKind, :caseNumber, :sha256, :request, :job)
        """;

    private static final String NEWEST = """
        SELECT id, seal, authority, at, actor, purpose, document_kind, case_number, sha256, request, job
          FROM seal.seal_use
         WHERE seal = :seal
         ORDER BY at DESC, id DESC
         LIMIT :limit
        """;

    private static final String BEFORE = """
        SELECT u.id, u.seal, u.authority, u.at, u.actor, u.purpose, u.document_kind, u.case_number, u.sha256,
               u.request, u.job
          FROM seal.seal_use u, seal.seal_use last
         WHERE u.seal = :seal
           AND last.id = :after
           AND last.seal = :seal
           AND (u.at, u.id) < (last.at, last.id)
         ORDER BY u.at DESC, u.id DESC
         LIMIT :limit
        """;

    private static final String COUNT = """
        SELECT count(*)
          FROM seal.seal_use
         WHERE seal = :seal
        """;

    private static final String BY_DOCUMENT = """
        SELECT id, seal, authority, at, actor, purpose, document_kind, case_number, sha256, request, job
          FROM seal.seal_use
         WHERE sha256 = :sha256
         ORDER BY at, id
         LIMIT 1
        """;

    private final JdbcClient jdbc;

    SealUses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(SealUse use) {
        jdbc.sql(ADD)
                .param("id", use.id())
                .param("seal", use.sealId())
                .param("authority", use.authority())
                .param("at", Rows.utc(use.at()))
                .param("actor", use.actor())
                .param("purpose", use.purpose())
                .param("documentKind", use.documentKind())
                .param("caseNumber", use.caseNumber())
                .param("sha256", use.digest())
                .param("request", use.request())
                .param("job", use.job())
                .update();
    }

    /**
     * Newest first.
     *
     * @param after the last use of the page before; null for the first page
     */
    List<SealUse> of(UUID seal, @Nullable UUID after, int limit) {
        JdbcClient.StatementSpec statement =
                after == null ? jdbc.sql(NEWEST) : jdbc.sql(BEFORE).param("after", after);
        return statement
                .param("seal", seal)
                .param("limit", limit)
                .query(SealUses::read)
                .list();
    }

    /** The one from which a sealed file came. */
    Optional<SealUse> byDocument(byte[] sha256) {
        return jdbc.sql(BY_DOCUMENT)
                .param("sha256", sha256)
                .query(SealUses::read)
                .optional();
    }

    long count(UUID seal) {
        return jdbc.sql(COUNT).param("seal", seal).query(Long.class).single();
    }

    private static SealUse read(ResultSet rs, int row) throws SQLException {
        return new SealUse(
                rs.getObject("id", UUID.class),
                rs.getObject("seal", UUID.class),
                rs.getObject("authority", UUID.class),
                Rows.instant(rs, "at"),
                rs.getString("actor"),
                rs.getString("purpose"),
                rs.getString("document_kind"),
                rs.getString("case_number"),
                HexFormat.of().formatHex(rs.getBytes("sha256")),
                rs.getObject("request", UUID.class),
                rs.getObject("job", UUID.class));
    }
}
