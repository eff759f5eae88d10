package org.hefu.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.hefu.fixture.Companies;
import org.hefu.fixture.Scene;
import org.hefu.identity.HolderKind;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no batch, or from somebody who may push none. */
class BatchRefusalIT extends OnBatches {

    @Test
    void aColumnThatStandsTwiceIsRefused() {
        String body = Companies.HEADER + ",企业名称\n" + Companies.row(1_038) + ",另一个名称有限公司\n";

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> push("twice", body))
                .extracting(ProblemException::problem)
                .isEqualTo(Problem.REQUEST_UNREADABLE);
    }

    /** Design, section 5, line 2. */
    @Test
    void whoDoesNotOwnTheResourceIsRefusedAndTheRefusalIsOnTheLedger() {
        PushOrder order = Push.order(
                Scene.STRANGER,
                "stranger",
                Push.CSV,
                new ByteArrayInputStream(Push.companies(1_120, 1).getBytes(StandardCharsets.UTF_8)));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> push(order))
                .satisfies(refusal -> {
                    assertThat(refusal.problem()).isEqualTo(Problem.NOT_OWNER);
                    assertThat(refusal.receipt()).isPresent();
                });

        LedgerEntry entry = ledger.newest("BATCH");
        assertThat(entry.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(entry.actor()).isEqualTo("system:stranger");
        assertThat(entry.details()).containsEntry("reason", "NOT_OWNER");
        assertThat(vault.current(BUSINESS_LICENSE, HolderKind.ORGANIZATION, Companies.code(1_120)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-resource", Scene.WAGES, "../x", "'; DROP TABLE"})
    void aResourceThatTakesNoRowsIsRefusedLikeOneThatBelongsToOthers(String resource) {
        PushOrder order = new PushOrder(Scene.MARKET, resource, "key", Push.CSV, new ByteArrayInputStream(new byte[0]));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> push(order))
                .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(Problem.NOT_OWNER));
        assertThat(ledger.newest("BATCH").outcome()).isEqualTo(Outcome.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "with blank", "工资", "line\nend"})
    void withoutAUsableKeyNothingIsTaken(String key) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> push(key, Push.companies(1_130, 1)))
                .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(Problem.IDEMPOTENCY_KEY_MISSING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/html", "nonsense", "text/csv;charset=nonsense", "application/xml"})
    void anotherContentTypeIsNotTaken(String mediaType) {
        PushOrder order = Push.order(Scene.MARKET, "type", mediaType, new ByteArrayInputStream(new byte[0]));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> push(order))
                .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(Problem.MEDIA_TYPE_UNSUPPORTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "企业名称,注册日期\n", "\"企业名称\n"})
    void aHeaderThatDoesNotFitIsRefusedBeforeAnyRowIsRead(String body) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> push("header", body))
                .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(Problem.HEADER_WRONG));
    }
}
