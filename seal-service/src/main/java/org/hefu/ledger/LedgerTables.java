package org.hefu.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the tables of the ledger. */
final class LedgerTables {

    private static final String NEWEST_CHECKPOINT = """
        SELECT size, root, note
          FROM seal.ledger_checkpoint
         ORDER BY size DESC
         LIMIT 1
        """;
    private static final String CHECKPOINTS = """
        SELECT size, root, note
          FROM seal.ledger_checkpoint
         WHERE size >= :start AND size < :end
         ORDER BY size
        """;
    private static final String COMMITMENTS = """
        SELECT commitment
          FROM seal.ledger_leaf
         WHERE index >= :start AND index < :end
         ORDER BY index
        """;
    private static final String NODES = """
        SELECT index, hash
          FROM seal.ledger_node
         WHERE level = :level AND index >= :start AND index < :end
         ORDER BY index
        """;
    private static final String LEAVES = """
        SELECT leaf.index, commitment, at, action, outcome, case_number, data_key, encrypted
          FROM seal.ledger_leaf leaf
          LEFT JOIN seal.ledger_body body ON body.index = leaf.index
         WHERE leaf.index >= :start AND leaf.index < :end
         ORDER BY leaf.index
        """;
    private static final String NEWEST_LEAVES = """
        SELECT leaf.index, commitment, at, action, outcome, case_number, data_key, encrypted
          FROM seal.ledger_leaf leaf
          LEFT JOIN seal.ledger_body body ON body.index = leaf.index
         WHERE leaf.index < :before
           AND (CAST(:caseNumber AS text) IS NULL OR case_number = :caseNumber)
           AND (CAST(:action AS text) IS NULL OR action = :action)
           AND (CAST(:outcome AS text) IS NULL OR outcome = :outcome)
         ORDER BY leaf.index DESC
         LIMIT :limit
        """;

    /** Found near the place from which it looks: the log needs no index over commitments. */
    private static final String FIND = """
        SELECT index
          FROM seal.ledger_leaf
         WHERE index >= :from AND commitment = :commitment
         ORDER BY index
         LIMIT 1
        """;

    /** One statement, so that it sees one moment. */
    private static final String EXTENT = """
        SELECT (SELECT max(size) FROM seal.ledger_checkpoint) AS signed,
               (SELECT max(index) + 1 FROM seal.ledger_leaf) AS leaves,
               (SELECT max(index) + 1 FROM seal.ledger_body) AS bodies
        """;

    private final JdbcClient jdbc;

    LedgerTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A checkpoint as it is kept. */
    record KeptCheckpoint(long size, Hash root, String note) {}

    /** How far each table reaches. */
    record Extent(long signed, long leaves, long bodies) {}

    /** A leaf and its place. */
    record KeptLeaf(long index, Leaf leaf) {}

    Optional<KeptCheckpoint> newestCheckpoint() {
        return jdbc.sql(NEWEST_CHECKPOINT).query((row, n) -> checkpoint(row)).optional();
    }

    /** Where the entry of a ticket is; empty if it has no place. */
    Optional<Long> find(TicketStub stub) {
        return jdbc.sql(FIND)
                .param("from", stub.from())
                .param("commitment", stub.commitment().bytes())
                .query(Long.class)
                .optional();
    }

    List<KeptCheckpoint> checkpoints(long start, long end) {
        return jdbc.sql(CHECKPOINTS)
                .param("start", start)
                .param("end", end)
                .query((row, n) -> checkpoint(row))
                .list();
    }

    /** The entries of the log, {@code start} included, {@code end} excluded. */
    List<Hash> commitments(long start, long end) {
        return jdbc.sql(COMMITMENTS)
                .param("start", start)
                .param("end", end)
                .query((row, n) -> Hash.of(row.getBytes("commitment")))
                .list();
    }

    /**
     * The hashes of a level of tiles, {@code start} included, {@code end} excluded.
     *
     * @param level 0 for leaf hashes
     */
    List<Hash> hashes(int level, long start, long end) {
        if (level == 0) {
            return commitments(start, end).stream()
                    .map(commitment -> Merkle.leaf(commitment.bytes()))
                    .toList();
        }
        return List.copyOf(nodes(level, start, end).values());
    }

    /**
     * The kept hashes of a level of tiles by their index, {@code start} included, {@code end} excluded.
     *
     * @param level 1 or above
     */
    SequencedMap<Long, Hash> nodes(int level, long start, long end) {
        SequencedMap<Long, Hash> nodes = new LinkedHashMap<>();
        jdbc.sql(NODES)
                .param("level", level)
                .param("start", start)
                .param("end", end)
                .query(row -> {
                    nodes.put(row.getLong("index"), Hash.of(row.getBytes("hash")));
                });
        return nodes;
    }

    List<KeptLeaf> leaves(long start, long end) {
        return jdbc.sql(LEAVES)
                .param("start", start)
                .param("end", end)
                .query((row, n) -> leaf(row))
                .list();
    }

    /** Entries under the newest checkpoint, and how far leaves and bodies reach; 0 for what is empty. */
    Extent extent() {
        return jdbc.sql(EXTENT)
                .query((row, n) -> new Extent(row.getLong("signed"), row.getLong("leaves"), row.getLong("bodies")))
                .single();
    }

    /** Newest first; the actor is not asked for, since it is encrypted. */
    List<KeptLeaf> newest(LedgerFilter filter, long before, int limit) {
        return jdbc.sql(NEWEST_LEAVES)
                .param("before", before)
                .param("caseNumber", filter.caseNumber())
                .param("action", filter.action())
                .param(
                        "outcome",
                        filter.outcome() == null ? null : filter.outcome().name())
                .param("limit", limit)
                .query((row, n) -> leaf(row))
                .list();
    }

    private static KeptCheckpoint checkpoint(ResultSet row) throws SQLException {
        return new KeptCheckpoint(row.getLong("size"), Hash.of(row.getBytes("root")), row.getString("note"));
    }

    static KeptLeaf leaf(ResultSet row) throws SQLException {
        byte @Nullable [] encrypted = row.getBytes("encrypted");
        Leaf leaf = new Leaf(
                Hash.of(row.getBytes("commitment")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("action"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("case_number"),
                encrypted == null ? null : new Leaf.Body(row.getLong("data_key"), encrypted));
        return new KeptLeaf(row.getLong("index"), leaf);
    }
}
