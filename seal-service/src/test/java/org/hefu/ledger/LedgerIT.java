package org.hefu.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hefu.ledger.TestLedger.entry;
import static org.hefu.ledger.TestLedger.together;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hefu.ledger.ReceiptVerdict.Proved;
import org.hefu.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class LedgerIT {

    private final TestDatabase database = TestDatabase.create();
    private final JdbcClient owner = JdbcClient.create(database.owner());
    private final ReceiptVerifier verifier = new ReceiptVerifier();
    private final List<TestLedger> nodes = new ArrayList<>();
    private TestLedger node;
    private Ledger ledger;

    @BeforeEach
    void open() {
        node = another();
        ledger = node.ledger;
    }

    @AfterEach
    void close() {
        nodes.forEach(TestLedger::close);
    }

    private TestLedger another() {
        TestLedger opened = TestLedger.on(database);
        nodes.add(opened);
        return opened;
    }

    @Test
    void aLogBeginsEmptyAndSigned() {
        assertThat(ledger.checkpoint()).isEqualTo(new Checkpoint("hefu.test/ledger", 0, Merkle.EMPTY));
        assertThat(Note.parse(ledger.checkpointNote()).text())
                .isEqualTo(ledger.checkpoint().text());
    }

    @Test
    void anAppendedEntryIsProvedByItsReceiptAlone() {
        Receipt receipt = ledger.append(entry("clerk"));

        assertThat(verifier.verify(receipt.toJson(), ledger.keys())).isEqualTo(new Proved(0, 1, TestLedger.NOON));
        assertThat(ledger.entry(0))
                .contains(new RecordedEntry(
                        0, TestLedger.NOON, "lookup", Outcome.ALLOWED, "2026-000731", entry("clerk")));
        assertThat(ledger.entry(1)).isEmpty();
        assertThat(ledger.receipt(0)).isEqualTo(receipt);
    }

    @Test
    void concurrentAppendsAllGetProvablePlacesInFewCommits() {
        int appends = 1_500;

        List<Receipt> receipts = together(appends, i -> ledger.append(entry("clerk-" + i)));

        assertThat(receipts)
                .extracting(Receipt::index)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, appends).boxed().toList());
        assertAllProved(receipts);
        assertThat(node.count("ledger_checkpoint")).isLessThan(appends / 4);
        assertThat(ledger.checkpoint().size()).isEqualTo(appends);
        assertThat(receipts)
                .allSatisfy(receipt ->
                        assertThat(ledger.receipt(receipt.index()).entry()).isEqualTo(receipt.entry()));
    }

    @Test
    void everyReceiptOfAnOlderEntryIsProvedAgainstTheNewestCheckpoint() {
        together(700, i -> ledger.append(entry("clerk-" + i)));
        Ledger afterRestart = another().ledger;

        for (long index = 0; index < 700; index += 41) {
            assertThat(verifier.verify(afterRestart.receipt(index), ledger.keys()))
                    .isEqualTo(new Proved(index, 700, TestLedger.NOON));
        }
    }

    @Test
    void anEntryEnrolledInARolledBackTransactionLeavesNothing() {
        Ticket ticket = node.transaction.execute(status -> {
            Ticket enrolled = ledger.enrol(entry("clerk"));
            status.setRollbackOnly();
            return enrolled;
        });

        ledger.append(entry("somebody else"));

        assertThat(node.count("ledger_waiting")).isZero();
        assertThat(node.count("ledger_leaf")).isOne();
        assertThatThrownBy(() -> ledger.await(ticket))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The transaction in which this entry was enrolled is not committed");
    }

    @Test
    void anEnrolledEntryHasItsPlaceAfterTheCommit() {
        Ticket ticket = node.enrolled(entry("officer"));

        Receipt receipt = ledger.await(ticket);

        assertProved(receipt);
        assertThat(ledger.await(ticket)).isEqualTo(receipt);
        assertThat(node.count("ledger_waiting")).isZero();
    }

    @Test
    void outsideATransactionNothingIsEnrolled() {
        assertThatThrownBy(() -> ledger.enrol(entry("officer")))
                .hasMessage("An entry is enrolled in the transaction of its act, and there is none");
    }

    @Test
    void awaitingBeforeTheCommitIsAMistake() {
        assertThatThrownBy(() -> node.transaction.execute(status -> ledger.await(ledger.enrol(entry("officer")))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aLongTransactionHoldsNobodyUp() {
        Ticket late = node.transaction.execute(status -> {
            Ticket ticket = ledger.enrol(entry("slow"));
            together(20, i -> ledger.append(entry("quick")));
            return ticket;
        });

        assertThat(ledger.await(late).index()).isEqualTo(20);
    }

    @Test
    void anEntryWhoseProcessDiedIsPlacedAtTheNextStart() {
        try (TestLedger dying = TestLedger.on(database)) {
            dying.transaction.executeWithoutResult(status -> {
                dying.ledger.enrol(entry("officer"));
                dying.ledger.close();
                ledger.close();
            });
        }
        assertThat(node.count("ledger_waiting")).isOne();

        Ledger restarted = another().ledger;

        Receipt next = restarted.append(entry("next"));
        assertThat(restarted.newest(LedgerFilter.newest(10)))
                .extracting(recorded -> recorded.entry())
                .containsExactlyInAnyOrder(entry("officer"), entry("next"));
        assertProved(next);
        assertThat(node.count("ledger_waiting")).isZero();
    }

    @Test
    void twoNodesOnOneDatabaseStayOneChain() {
        TestLedger second = another();
        List<TestLedger> both = List.of(node, second);

        List<Receipt> receipts = together(600, i -> {
            TestLedger mine = both.get(i % 2);
            return i % 3 == 0
                    ? mine.ledger.await(mine.enrolled(entry("clerk-" + i)))
                    : mine.ledger.append(entry("clerk-" + i));
        });

        assertThat(receipts)
                .extracting(Receipt::index)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, 600).boxed().toList());
        assertAllProved(receipts);
        assertThat(node.check().check(entries -> {}).differences()).isEmpty();
    }

    @Test
    void whatOneNodeAppendedAnotherShowsAtOnce() {
        TestLedger second = another();

        for (int i = 0; i < 5; i++) {
            Receipt receipt = ledger.append(entry("clerk-" + i));
            assertThat(second.ledger.receipt(receipt.index()).entry()).isEqualTo(receipt.entry());
            assertThat(second.ledger.tile(0, 0, i + 1)).isEqualTo(ledger.tile(0, 0, i + 1));
        }
    }

    @Test
    void theLogStaysConsistentBetweenAnyTwoCheckpoints() {
        Random random = new Random(20261122);
        for (int i = 0; i < 30; i++) {
            together(1 + random.nextInt(25), n -> ledger.append(entry("clerk")));
        }

        List<Checkpoint> states =
                node
                        .jdbc
                        .sql("SELECT note FROM seal.ledger_checkpoint ORDER BY size")
                        .query(String.class)
                        .list()
                        .stream()
                        .map(note -> Checkpoint.parse(Note.parse(note).text()))
                        .toList();

        assertThat(states).hasSizeGreaterThanOrEqualTo(31);
        for (Checkpoint from : states) {
            for (Checkpoint to : states.subList(states.indexOf(from), states.size())) {
                assertThat(Merkle.isConsistent(
                                from.size(),
                                from.root(),
                                to.size(),
                                to.root(),
                                ledger.consistency(from.size(), to.size())))
                        .as("%s to %s", from.size(), to.size())
                        .isTrue();
            }
        }
    }

    @Test
    void tilesAndEntryBundlesAreThoseOfTheStandard() {
        together(600, i -> ledger.append(entry("clerk-" + i)));

        List<Hash> leaves = new ArrayList<>();
        for (int n = 0; n < 3; n++) {
            int width = n < 2 ? 256 : 88;
            ByteBuffer bundle = ByteBuffer.wrap(ledger.entryBundle(n, width));
            assertThat(bundle.remaining()).isEqualTo(width * 34);
            byte[] tile = ledger.tile(0, n, width);
            assertThat(tile).hasSize(width * 32);
            for (int i = 0; i < width; i++) {
                byte[] commitment = new byte[bundle.getShort()];
                bundle.get(commitment);
                assertThat(hash(tile, i)).isEqualTo(Merkle.leaf(commitment));
                leaves.add(hash(tile, i));
            }
        }
        Tree tree = new Tree();
        leaves.forEach(leaf -> tree.append(leaf, full -> {}));
        assertThat(tree.root()).isEqualTo(ledger.checkpoint().root());
        assertThat(ledger.tile(1, 0, 2)).hasSize(64);
        assertThat(another().ledger.tile(1, 0, 2)).isEqualTo(ledger.tile(1, 0, 2));
        assertThat(another().ledger.tile(0, 2, 88)).isEqualTo(ledger.tile(0, 2, 88));
    }

    @Test
    void whatIsBeyondTheTreeIsRefused() {
        together(300, i -> ledger.append(entry("clerk-" + i)));

        assertThat(ledger.tile(0, 1, 44)).hasSize(44 * 32);
        assertBeyond(() -> ledger.tile(0, 1, 45));
        assertBeyond(() -> ledger.tile(0, 1, 256));
        assertBeyond(() -> ledger.tile(0, 2, 1));
        assertBeyond(() -> ledger.tile(1, 0, 2));
        assertBeyond(() -> ledger.tile(2, 0, 1));
        assertBeyond(() -> ledger.tile(63, 0, 1));
        assertBeyond(() -> ledger.tile(-1, 0, 1));
        assertBeyond(() -> ledger.tile(0, -1, 1));
        assertBeyond(() -> ledger.tile(0, Long.MAX_VALUE, 1));
        assertBeyond(() -> ledger.tile(0, 0, 0));
        assertBeyond(() -> ledger.tile(0, 0, 257));
        assertBeyond(() -> ledger.entryBundle(1, 45));
        assertBeyond(() -> ledger.receipt(300));
        assertBeyond(() -> ledger.receipt(-1));
        assertBeyond(() -> ledger.proof(300));
        assertBeyond(() -> ledger.consistency(3, 301));
    }

    @Test
    void theApplicationCannotChangeOrRemoveEntries() {
        ledger.append(entry("clerk"));

        for (String table : List.of("ledger_leaf", "ledger_body", "ledger_node", "ledger_checkpoint")) {
            assertRefused("DELETE FROM seal." + table);
            assertRefused("TRUNCATE seal." + table);
        }
        assertRefused("UPDATE seal.ledger_leaf SET outcome = 'REFUSED'");
        assertRefused("UPDATE seal.ledger_body SET encrypted = ''");
        assertRefused("UPDATE seal.ledger_checkpoint SET size = 7");
    }

    @Test
    void anErasedBodyKeepsItsLeafProvable() {
        together(5, i -> ledger.append(entry("clerk-" + i)));
        JdbcClient eraser = JdbcClient.create(database.as(TestDatabase.ERASER));

        eraser.sql("DELETE FROM seal.ledger_body WHERE index = 3").update();

        assertThatThrownBy(() -> ledger.receipt(3)).isInstanceOf(ErasedEntryException.class);
        assertThat(ledger.entry(3).orElseThrow().isErased()).isTrue();
        assertThat(ledger.newest(LedgerFilter.newest(5))).hasSize(5);
        TlogProof proof = TlogProof.parse(ledger.proof(3));
        assertThat(Merkle.includes(
                        Merkle.leaf(proof.commitment().bytes()),
                        3,
                        5,
                        proof.path(),
                        ledger.checkpoint().root()))
                .isTrue();
        assertThat(node.check().check(entries -> {}))
                .isEqualTo(new LedgerReport(5, 1, node.count("ledger_checkpoint"), 0, List.of()));
        assertThatThrownBy(() -> eraser.sql("DELETE FROM seal.ledger_leaf").update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> eraser.sql("SELECT encrypted FROM seal.ledger_body")
                        .query(byte[].class)
                        .list())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aFailingDatabaseFailsWhoWaitsAndLosesNothingThatWasEnrolled() {
        owner.sql("REVOKE INSERT ON seal.ledger_leaf FROM hefu_app").update();
        Ticket ticket = node.enrolled(entry("officer"));
        assertThatThrownBy(() -> ledger.append(entry("clerk")))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessage("The ledger cannot be written at present");
        assertThat(ledger.checkpoint().size()).isZero();
        assertThat(node.count("ledger_waiting")).isOne();

        owner.sql("GRANT INSERT ON seal.ledger_leaf TO hefu_app").update();

        assertProved(ledger.await(ticket));
        assertProved(ledger.append(entry("clerk")));
        assertThat(node.count("ledger_leaf")).isEqualTo(2);
    }

    @Test
    void anEntryIsAwaitedByItsStubOnAnyNodeAndNotBeforeItHasItsPlace() {
        together(20, i -> ledger.append(entry("before")));
        TestLedger other = another();
        owner.sql("REVOKE INSERT ON seal.ledger_leaf FROM hefu_app").update();
        TicketStub stub =
                TicketStub.parse(node.enrolled(entry("officer")).stub().toString());
        assertThatThrownBy(() -> ledger.await(stub)).isInstanceOf(LedgerUnavailableException.class);
        assertThatThrownBy(() -> other.ledger.await(stub)).isInstanceOf(LedgerUnavailableException.class);

        owner.sql("GRANT INSERT ON seal.ledger_leaf TO hefu_app").update();

        Receipt receipt = other.ledger.await(stub);
        assertProved(receipt);
        assertThat(receipt.entry()).contains("officer");
        assertThat(ledger.await(stub).index()).isEqualTo(receipt.index());
        for (String text : List.of("", "4", "/00", "-1/" + "00".repeat(32), "1/" + "00".repeat(31))) {
            assertThatThrownBy(() -> TicketStub.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aLostConnectionIsReplaced() {
        ledger.append(entry("before"));
        owner.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE usename = 'hefu_app' AND datname = current_database()")
                .query(Boolean.class)
                .list();

        assertProved(appendAgainAndAgain());
    }

    @Test
    void waitingIsBounded() throws SQLException {
        TestLedger hasty = TestLedger.on(database, new LedgerSettings("hefu.test/ledger", Duration.ofMillis(300)), 2);
        nodes.add(hasty);
        try (Connection other = Turns.taken(database)) {
            assertThatThrownBy(() -> hasty.ledger.append(entry("clerk")))
                    .isInstanceOf(LedgerUnavailableException.class)
                    .hasMessage("The ledger took longer than PT0.3S to write");
            other.rollback();
        }

        assertProved(ledger.append(entry("somebody else")));
        assertThat(ledger.newest(LedgerFilter.newest(10))).hasSize(1);
    }

    @Test
    void aClosedLedgerRefusesAtOnce() {
        ledger.close();

        assertThatThrownBy(() -> ledger.append(entry("clerk")))
                .isInstanceOf(LedgerUnavailableException.class)
                .cause()
                .hasMessage("The ledger is closed");
    }

    @Test
    void callersWhoHoldTheWholePoolDoNotLockTheLedgerOut() {
        TestLedger narrow = TestLedger.on(database, TestLedger.SETTINGS, 2);
        nodes.add(narrow);

        Receipt receipt = narrow.transaction.execute(status -> {
            narrow.count("ledger_leaf");
            return narrow.ledger.append(entry("refused inside a transaction"));
        });

        assertProved(receipt);
    }

    @Test
    void aDatabaseThatWasSetBackIsNotWrittenOn() {
        together(5, i -> ledger.append(entry("clerk-" + i)));
        owner.sql("DELETE FROM seal.ledger_checkpoint WHERE size > 0").update();
        owner.sql("DELETE FROM seal.ledger_leaf").update();

        assertThatThrownBy(() -> ledger.append(entry("clerk")))
                .isInstanceOf(LedgerUnavailableException.class)
                .cause()
                .hasMessageContaining("it was set back");
        assertThat(ledger.checkpoint().size()).isEqualTo(5);
    }

    @Test
    void aLogThatItsKeysDidNotSignIsNotGoneOnWith() {
        together(5, i -> ledger.append(entry("clerk-" + i)));
        owner.sql("UPDATE seal.ledger_leaf SET commitment = sha256('x') WHERE index = 2")
                .update();

        assertThatThrownBy(this::another)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not what this log's keys signed");
    }

    @Test
    void aHistoryOfTheSameLengthIsNotTakenForTheSame() {
        ledger.append(entry("clerk"));
        owner.sql("UPDATE seal.ledger_checkpoint SET root = sha256('x') WHERE size = 1")
                .update();

        assertThatThrownBy(() -> ledger.append(entry("clerk")))
                .isInstanceOf(LedgerUnavailableException.class)
                .cause()
                .hasMessageContaining("is not what this log's keys signed");
    }

    @Test
    void aLogIsNotGoneOnWithUnderAnotherName() {
        LedgerSettings renamed = new LedgerSettings("hefu.test/other", Duration.ofSeconds(5));

        assertThatThrownBy(() -> TestLedger.on(database, renamed, 2)).hasMessageContaining("another origin");
    }

    @Test
    void theNewestEntriesAreFoundByWhatIsAskedFor() {
        ledger.append(entry("lookup", Outcome.ALLOWED, "clerk", "C-1"));
        ledger.append(entry("lookup", Outcome.REFUSED, "clerk", "C-1"));
        ledger.append(entry("SEAL_USE", Outcome.ALLOWED, "keeper", "C-2"));
        ledger.append(entry("SEAL_USE", Outcome.FAILED, "clerk", null));

        assertThat(indexes(new LedgerFilter(null, null, null, null, null, 10))).containsExactly(3L, 2L, 1L, 0L);
        assertThat(indexes(new LedgerFilter("C-1", null, null, null, null, 10))).containsExactly(1L, 0L);
        assertThat(indexes(new LedgerFilter(null, "SEAL_USE", null, null, null, 10)))
                .containsExactly(3L, 2L);
        assertThat(indexes(new LedgerFilter(null, null, Outcome.REFUSED, null, null, 10)))
                .containsExactly(1L);
        assertThat(indexes(new LedgerFilter(null, null, null, "clerk", null, 2)))
                .containsExactly(3L, 1L);
        assertThat(indexes(new LedgerFilter(null, null, null, "clerk", 1L, 2))).containsExactly(0L);
        assertThat(indexes(new LedgerFilter("C-1", "lookup", Outcome.ALLOWED, "clerk", 2L, 1)))
                .containsExactly(0L);
        assertThat(indexes(new LedgerFilter("C-3", null, null, null, null, 10))).isEmpty();
        assertThatThrownBy(() -> LedgerFilter.newest(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anActorIsFoundHoweverFarBack() {
        ledger.append(entry("rare"));
        together(1_200, i -> ledger.append(entry("frequent")));

        assertThat(indexes(new LedgerFilter(null, null, null, "rare", null, 5))).containsExactly(0L);
    }

    private Receipt appendAgainAndAgain() {
        return IntStream.range(0, 5)
                .mapToObj(i -> {
                    try {
                        return Optional.of(ledger.append(entry("after")));
                    } catch (LedgerUnavailableException e) {
                        return Optional.<Receipt>empty();
                    }
                })
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    private List<Long> indexes(LedgerFilter filter) {
        return ledger.newest(filter).stream().map(RecordedEntry::index).toList();
    }

    private void assertProved(Receipt receipt) {
        assertThat(verifier.verify(receipt, ledger.keys()))
                .isInstanceOfSatisfying(
                        Proved.class, proved -> assertThat(proved.index()).isEqualTo(receipt.index()));
    }

    /** Every path, and the signatures of some: checking a signature takes milliseconds. */
    private void assertAllProved(List<Receipt> receipts) {
        for (Receipt receipt : receipts) {
            TlogProof proof = TlogProof.parse(receipt.proof());
            Checkpoint state = Checkpoint.parse(Note.parse(proof.checkpoint()).text());
            Hash leaf = Merkle.leaf(proof.commitment().bytes());
            assertThat(Merkle.includes(leaf, receipt.index(), state.size(), proof.path(), state.root()))
                    .isTrue();
            if (receipt.index() % 50 == 0) {
                assertProved(receipt);
            }
        }
    }

    private void assertRefused(String sql) {
        assertThatThrownBy(() -> node.jdbc.sql(sql).update())
                .as(sql)
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private static void assertBeyond(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(BeyondTreeException.class);
    }

    private static Hash hash(byte[] tile, int place) {
        byte[] bytes = new byte[32];
        System.arraycopy(tile, place * 32, bytes, 0, 32);
        return Hash.of(bytes);
    }
}
