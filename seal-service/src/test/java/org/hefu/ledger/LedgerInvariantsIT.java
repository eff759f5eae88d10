package org.hefu.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.hefu.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must always hold, as far as the ledger is answerable for it: numbers 1 and 6 of the design. */
class LedgerInvariantsIT {

    private static final String NAME = "欧阳娜娜";
    private static final String ID_NUMBER = "11010519491231002X";

    private final TestDatabase database = TestDatabase.create();
    private final JdbcClient owner = JdbcClient.create(database.owner());
    private final TestLedger node = TestLedger.on(database);
    private final Ledger ledger = node.ledger;

    @AfterEach
    void close() {
        node.close();
    }

    /** Invariant 1. */
    @Test
    void noAnswerLeavesBeforeItsLedgerEntryIsDurable() throws Exception {
        CompletableFuture<Receipt> answer;
        CompletableFuture<Receipt> answerOfAct;
        String before = ledger.checkpointNote();
        try (Connection other = Turns.taken(database)) {
            answer = CompletableFuture.supplyAsync(
                    () -> ledger.append(TestLedger.entry("clerk")), Thread::startVirtualThread);
            Ticket ticket = node.enrolled(TestLedger.entry("officer"));
            answerOfAct = CompletableFuture.supplyAsync(() -> ledger.await(ticket), Thread::startVirtualThread);
            awaitAWaitingTurn();

            assertThat(answer).isNotDone();
            assertThat(answerOfAct).isNotDone();
            assertThat(ledger.checkpointNote()).isEqualTo(before);
            assertThat(ledger.newest(LedgerFilter.newest(10))).isEmpty();
            other.rollback();
        }

        for (Receipt receipt : List.of(answer.get(), answerOfAct.get())) {
            assertThat(owner.sql("SELECT commitment FROM seal.ledger_leaf WHERE index = :index")
                            .param("index", receipt.index())
                            .query(byte[].class)
                            .single())
                    .isEqualTo(TlogProof.parse(receipt.proof()).commitment().bytes());
            assertThat(owner.sql("SELECT note FROM seal.ledger_checkpoint")
                            .query(String.class)
                            .list())
                    .contains(TlogProof.parse(receipt.proof()).checkpoint());
        }
    }

    /** Invariant 1. */
    @Test
    void entriesTreeNodesAndTheSignedCheckpointAreOneCommit() {
        TestLedger.together(300, i -> ledger.append(TestLedger.entry("clerk-" + i)));

        List<String> commitsOfCheckpoints = transactions("ledger_checkpoint WHERE size > 0");
        assertThat(transactions("ledger_leaf")).isEqualTo(commitsOfCheckpoints);
        assertThat(transactions("ledger_body")).isEqualTo(commitsOfCheckpoints);
        assertThat(transactions("ledger_node")).hasSize(1).isSubsetOf(commitsOfCheckpoints);
    }

    /** Invariant 6. */
    @Test
    void personalIdentifiersStandInClearNowhereAtRest() {
        LedgerEntry entry = new LedgerEntry(
                "lookup",
                Outcome.ALLOWED,
                NAME,
                "2026-000731",
                new TreeMap<>(Map.of("subject", ID_NUMBER, "name", NAME)));
        ledger.append(entry);
        ledger.await(node.enrolled(entry));
        node.transaction.executeWithoutResult(status -> {
            ledger.enrol(entry);
            assertNowhere();
        });

        assertNowhere();
        assertThat(ledger.entry(0).orElseThrow().entry()).isEqualTo(entry);
    }

    /** Invariant 6. */
    @Test
    void aBodyIsErasedByItsOwnRoleWhileTheLeafStays() {
        Receipt receipt = ledger.append(TestLedger.entry(NAME));

        JdbcClient.create(database.as(TestDatabase.ERASER))
                .sql("DELETE FROM seal.ledger_body WHERE index IN"
                        + " (SELECT index FROM seal.ledger_leaf WHERE at < now() + interval '100 years')")
                .update();

        assertThat(ledger.entry(receipt.index()).orElseThrow().isErased()).isTrue();
        assertThat(ledger.proof(receipt.index())).isEqualTo(receipt.proof());
    }

    private void assertNowhere() {
        for (String table : List.of(
                "ledger_leaf", "ledger_body", "ledger_node", "ledger_checkpoint", "ledger_waiting", "data_key")) {
            // A row as text shows bytea in hexadecimal.
            for (String row : node.jdbc
                    .sql("SELECT kept::text FROM seal." + table + " kept")
                    .query(String.class)
                    .list()) {
                for (String secret : List.of(NAME, ID_NUMBER)) {
                    String hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
                    assertThat(row).as(table).doesNotContain(secret).doesNotContain(hex);
                }
            }
        }
    }

    /** Until the sequencer stands in the queue for its turn, as the database sees it. */
    private void awaitAWaitingTurn() {
        boolean waiting;
        do {
            waiting = owner.sql("""
                SELECT count(*) > 0
                  FROM pg_stat_activity
                 WHERE datname = current_database() AND wait_event = 'advisory'
                """).query(Boolean.class).single();
        } while (!waiting);
    }

    /** The transactions that wrote these rows. */
    private List<String> transactions(String rows) {
        return owner.sql("SELECT DISTINCT xmin::text AS writer FROM seal." + rows + " ORDER BY writer")
                .query(String.class)
                .list();
    }
}
