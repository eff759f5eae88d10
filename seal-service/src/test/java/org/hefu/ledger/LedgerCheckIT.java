package org.hefu.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.ledger.TestLedger.entry;
import static org.hefu.ledger.TestLedger.together;

import java.util.ArrayList;
import java.util.List;
import org.hefu.ledger.LedgerReport.Difference;
import org.hefu.ledger.LedgerReport.Kind;
import org.hefu.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class LedgerCheckIT {

    private final TestDatabase database = TestDatabase.create();
    private final JdbcClient owner = JdbcClient.create(database.owner());
    private final TestLedger node = TestLedger.on(database);

    @BeforeEach
    void fill() {
        together(300, i -> node.ledger.append(entry("clerk-" + i)));
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void aLogAsItWasWrittenIsSound() {
        List<Long> progress = new ArrayList<>();

        LedgerReport report = node.check().check(progress::add);

        assertThat(report).isEqualTo(new LedgerReport(300, 0, node.count("ledger_checkpoint"), 0, List.of()));
        assertThat(report.isSound()).isTrue();
        assertThat(progress).containsExactly(300L);
    }

    @Test
    void aLogOfSeveralStretchesIsSound() {
        for (int i = 0; i < 5; i++) {
            together(900, n -> node.ledger.append(entry("clerk")));
        }

        assertThat(node.check().check(entries -> {}).differences()).isEmpty();
    }

    @Test
    void anEmptyLogIsSound() {
        TestDatabase empty = TestDatabase.create();
        try (TestLedger fresh = TestLedger.on(empty)) {
            assertThat(fresh.check().check(entries -> {})).isEqualTo(new LedgerReport(0, 0, 1, 0, List.of()));
        }
    }

    @Test
    void aChangedEntryIsFoundByItsBodyAndByEveryLaterCheckpoint() {
        owner.sql("UPDATE seal.ledger_leaf SET commitment = sha256('x') WHERE index = 7")
                .update();

        LedgerReport report = check();

        assertThat(report.differences()).startsWith(new Difference(Kind.BODY_UNREADABLE, 7));
        assertThat(kinds(report)).contains(Kind.ROOT_DIFFERS, Kind.NODE_DIFFERS);
        assertThat(report.differing())
                .isGreaterThanOrEqualTo(report.differences().size());
    }

    @Test
    void aMissingEntryEndsTheCheck() {
        owner.sql("DELETE FROM seal.ledger_leaf WHERE index = 290").update();

        assertThat(check().differences()).contains(new Difference(Kind.LEAF_MISSING, 290));
    }

    @Test
    void entriesUnderNoCheckpointAreFound() {
        owner.sql("""
            INSERT INTO seal.ledger_leaf (index, commitment, at, action, outcome)
            VALUES (300, sha256('x'), now(), 'lookup', 'ALLOWED')
            """).update();
        owner.sql("INSERT INTO seal.ledger_body (index, data_key, encrypted) VALUES (301, 1, 'x')")
                .update();

        assertThat(check().differences())
                .containsExactly(new Difference(Kind.LEAF_UNSIGNED, 300), new Difference(Kind.BODY_WITHOUT_LEAF, 301));
    }

    @Test
    void aChangedNodeIsFound() {
        owner.sql("UPDATE seal.ledger_node SET hash = sha256('x')").update();

        assertThat(check().differences()).containsExactly(new Difference(Kind.NODE_DIFFERS, 0));
    }

    @Test
    void aMissingNodeIsFound() {
        owner.sql("DELETE FROM seal.ledger_node").update();

        assertThat(check().differences()).containsExactly(new Difference(Kind.NODE_MISSING, 0));
    }

    @Test
    void aChangedRootIsFound() {
        owner.sql("UPDATE seal.ledger_checkpoint SET root = sha256('x') WHERE size = 300")
                .update();

        assertThat(check().differences())
                .containsExactly(new Difference(Kind.ROOT_DIFFERS, 300), new Difference(Kind.SIGNATURE_WRONG, 300));
    }

    @Test
    void aChangedSignatureIsFound() {
        owner.sql("""
            UPDATE seal.ledger_checkpoint
               SET note = (SELECT note FROM seal.ledger_checkpoint WHERE size = 0)
             WHERE size = 300
            """).update();

        assertThat(check().differences()).containsExactly(new Difference(Kind.SIGNATURE_WRONG, 300));
    }

    @Test
    void aBodyUnderAnotherLeafIsFound() {
        owner.sql("""
            UPDATE seal.ledger_body
               SET encrypted = (SELECT encrypted FROM seal.ledger_body WHERE index = 8)
             WHERE index = 7
            """).update();

        assertThat(check().differences()).containsExactly(new Difference(Kind.BODY_UNREADABLE, 7));
    }

    @Test
    void searchColumnsThatSayOtherThanTheBodyAreFound() {
        owner.sql("UPDATE seal.ledger_leaf SET case_number = 'C-9' WHERE index = 7")
                .update();
        owner.sql("UPDATE seal.ledger_leaf SET outcome = 'REFUSED' WHERE index = 8")
                .update();

        assertThat(check().differences())
                .containsExactly(new Difference(Kind.COLUMN_DIFFERS, 7), new Difference(Kind.COLUMN_DIFFERS, 8));
    }

    @Test
    void aLogWithoutAnyCheckpointIsFound() {
        owner.sql("DELETE FROM seal.ledger_checkpoint").update();

        assertThat(kinds(check())).containsExactly(Kind.CHECKPOINT_MISSING, Kind.LEAF_UNSIGNED);
    }

    @ParameterizedTest
    @EnumSource
    void everyDifferenceIsASentenceInBothLanguages(Kind kind) {
        Difference difference = new Difference(kind, 7);

        assertThat(difference.chinese()).contains("7").endsWith("。");
        assertThat(difference.english()).contains("7").endsWith(".");
    }

    private LedgerReport check() {
        LedgerReport report = node.check().check(entries -> {});
        assertThat(report.isSound()).isFalse();
        return report;
    }

    private static List<Kind> kinds(LedgerReport report) {
        return report.differences().stream().map(Difference::kind).toList();
    }
}
