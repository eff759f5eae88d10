package org.hefu.ledger;

import java.sql.Types;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.hefu.ledger.LedgerTables.KeptLeaf;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes the tables of the ledger; each method is a statement or two within the caller's transaction. */
final class LedgerWriter {

    /** A node that hangs while it holds the turn loses it: the server ends its transaction. */
    private static final String TAKE_TURN = """
        SET LOCAL lock_timeout = '10s';
        SET LOCAL idle_in_transaction_session_timeout = '10s';
        SELECT pg_advisory_xact_lock(hashtextextended('seal.ledger', 0))
        """;

    private static final String ENROL = """
        INSERT INTO seal.ledger_waiting (commitment, at, action, outcome, case_number, data_key, encrypted)
        VALUES (:commitment, :at, :action, :outcome, :caseNumber, :dataKey, :encrypted)
        """;
    private static final String TAKE_WAITING = """
        DELETE FROM seal.ledger_waiting
         WHERE number IN (SELECT number FROM seal.ledger_waiting ORDER BY number LIMIT :limit)
        RETURNING number AS index, commitment, at, action, outcome, case_number, data_key, encrypted
        """;
    private static final String ADD_LEAVES = """
        INSERT INTO seal.ledger_leaf (index, commitment, at, action, outcome, case_number)
        SELECT :first + place - 1, commitment, CAST(at AS timestamptz), action, outcome, case_number
          FROM unnest(:commitments, :ats, :actions, :outcomes, :caseNumbers) WITH ORDINALITY
               AS leaf (commitment, at, action, outcome, case_number, place)
        """;
    private static final String ADD_BODIES = """
        INSERT INTO seal.ledger_body (index, data_key, encrypted)
        SELECT :first + place - 1, data_key, encrypted
          FROM unnest(:dataKeys, :encrypted) WITH ORDINALITY AS body (data_key, encrypted, place)
        """;
    private static final String ADD_NODES = """
        INSERT INTO seal.ledger_node (level, index, hash)
        SELECT level, index, hash
          FROM unnest(:levels, :indexes, :hashes) AS node (level, index, hash)
        """;
    private static final String ADD_CHECKPOINT = """
        INSERT INTO seal.ledger_checkpoint (size, root, note)
        VALUES (:size, :root, :note)
        """;

    private final JdbcOperations statements;
    private final JdbcClient jdbc;

    LedgerWriter(JdbcOperations statements) {
        this.statements = statements;
        this.jdbc = JdbcClient.create(statements);
    }

    /** Waits until no other node is giving places; the turn ends with the transaction. */
    void takeTurn() {
        statements.execute(TAKE_TURN);
    }

    void enrol(Leaf leaf) {
        Leaf.Body body = body(leaf);
        jdbc.sql(ENROL)
                .param("commitment", leaf.commitment().bytes())
                .param("at", leaf.at().atOffset(ZoneOffset.UTC))
                .param("action", leaf.action())
                .param("outcome", leaf.outcome().name())
                .param("caseNumber", leaf.caseNumber(), Types.VARCHAR)
                .param("dataKey", body.dataKey())
                .param("encrypted", body.encrypted())
                .update();
    }

    /** Takes committed entries from the waiting table, in the order they were enrolled. */
    List<Leaf> takeWaiting(int limit) {
        return jdbc.sql(TAKE_WAITING).param("limit", limit).query((row, n) -> LedgerTables.leaf(row)).list().stream()
                .sorted(Comparator.comparingLong(KeptLeaf::index))
                .map(KeptLeaf::leaf)
                .toList();
    }

    /** Adds leaves and their bodies at the places from {@code first} on. */
    void addLeaves(long first, List<Leaf> leaves) {
        jdbc.sql(ADD_LEAVES)
                .param("first", first)
                .param(
                        "commitments",
                        column(leaves, byte[][]::new, leaf -> leaf.commitment().bytes()))
                .param("ats", column(leaves, String[]::new, leaf -> leaf.at().toString()))
                .param("actions", column(leaves, String[]::new, Leaf::action))
                .param(
                        "outcomes",
                        column(leaves, String[]::new, leaf -> leaf.outcome().name()))
                .param("caseNumbers", column(leaves, String[]::new, Leaf::caseNumber))
                .update();
        jdbc.sql(ADD_BODIES)
                .param("first", first)
                .param(
                        "dataKeys",
                        column(leaves, Long[]::new, leaf -> body(leaf).dataKey()))
                .param(
                        "encrypted",
                        column(leaves, byte[][]::new, leaf -> body(leaf).encrypted()))
                .update();
    }

    /** Adds the hashes of tiles that are full now, each one level above its tile. */
    void addNodes(List<Tree.FullTile> full) {
        jdbc.sql(ADD_NODES)
                .param("levels", column(full, Integer[]::new, tile -> tile.level() + 1))
                .param("indexes", column(full, Long[]::new, Tree.FullTile::index))
                .param(
                        "hashes",
                        column(full, byte[][]::new, tile -> tile.tile().root().bytes()))
                .update();
    }

    void addCheckpoint(Head head) {
        jdbc.sql(ADD_CHECKPOINT)
                .param("size", head.size())
                .param("root", head.root().bytes())
                .param("note", head.note())
                .update();
    }

    private static <T, C extends @Nullable Object> C[] column(
            List<T> rows, IntFunction<C[]> array, Function<T, C> column) {
        return rows.stream().map(column).toArray(array);
    }

    private static Leaf.Body body(Leaf leaf) {
        return Objects.requireNonNull(leaf.body(), "A leaf is written with its body");
    }
}
