package org.hefu.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hefu.batch.Quarantine.RejectedRow;
import org.hefu.fixture.Companies;
import org.hefu.fixture.Scene;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A batch that is sent again, or breaks off: its effect happens once. */
class BatchOnceIT extends OnBatches {

    /** Design, section 5, lines 1 and 4. */
    @Test
    void aBatchThatWasFinishedAndNotAnsweredIsAnsweredWithItsReceipt() {
        String body = Push.companies(1_033, 2);
        BatchReport first = push("not-answered", body);
        push("another", Push.companies(1_033, 1));
        JdbcClient.create(database.owner())
                .sql("UPDATE exchange.batch SET receipt = NULL WHERE id = :id")
                .param("id", first.batch())
                .update();
        long entries = ledger.size();

        BatchReport again = push("not-answered", body);

        assertThat(Objects.requireNonNull(again.receipt()).index())
                .isEqualTo(Objects.requireNonNull(first.receipt()).index());
        assertThat(ledger.size()).isEqualTo(entries);
        assertThat(push("not-answered", body)).isEqualTo(again);
    }

    /** Design, section 5, line 4. */
    @Test
    void aBatchSentAgainHasItsEffectOnceAndGetsTheSameAnswer() {
        String body = Push.companies(1_040, 5);
        BatchReport first = push("again", body);
        long entries = ledger.size();

        assertThat(push("again", body)).isEqualTo(first);
        assertThat(ledger.size()).isEqualTo(entries);
        assertThat(current(1_040).version()).isEqualTo(1);
    }

    static List<String> otherBodies() {
        return List.of(
                Push.companies(1_050, 2) + Companies.row(1_052, "其其格") + "\n",
                Push.companies(1_050, 2),
                Push.companies(1_050, 4),
                Push.companies(1_051, 3),
                Push.csv(),
                Push.companies(1_050, 3).replace("注册地址", "注册地址,备注").replace("号\n", "号,\n"));
    }

    @ParameterizedTest
    @MethodSource("otherBodies")
    void anotherBodyUnderTheSameKeyIsRefusedAndNothingIsChanged(String other) {
        BatchReport first = push("reused", Push.companies(1_050, 3));
        long licenses = licenses();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> push("reused", other))
                .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(Problem.IDEMPOTENCY_KEY_REUSED));

        assertThat(batches.find(Scene.LICENSES, first.batch()).orElseThrow().report())
                .isEqualTo(first);
        assertThat(licenses()).isEqualTo(licenses);
        assertThat(current(1_052).version()).isEqualTo(1);
    }

    @Test
    void anEmptyBatchIsFinishedAndItsKeyIsTaken() {
        BatchReport first = push("empty", Push.csv());

        assertThat(first.received()).isZero();
        assertThat(push("empty", Push.csv())).isEqualTo(first);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> push("empty", Push.companies(1_060, 1)))
                .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(Problem.IDEMPOTENCY_KEY_REUSED));
    }

    @Test
    void aBatchThatBrokeOffIsFinishedWhenItIsSentAgain() {
        List<String> rows = new ArrayList<>(
                IntStream.range(2_000, 3_200).mapToObj(Companies::row).toList());
        rows.set(100, "cut,\"row");
        rows.set(1_150, "too few,columns");
        rows.set(1_160, rows.getFirst());
        String body = Push.csv(rows.toArray(String[]::new));
        int inTheMiddle = body.getBytes(StandardCharsets.UTF_8).length * 7 / 10;
        PushOrder broken = Push.order(Scene.MARKET, "resumed", Push.CSV, Push.brokenOff(body, inTheMiddle));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> push(broken))
                .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(Problem.REQUEST_UNREADABLE));
        BatchReport half = underKey("resumed");
        assertThat(half.finishedAt()).isNull();
        assertThat(half.received()).isBetween(1L, 1_199L);
        assertThat(half.accepted() + half.unchanged() + half.rejected()).isEqualTo(half.received());

        BatchReport whole = push("resumed", body);

        assertThat(whole.batch()).isEqualTo(half.batch());
        assertThat(whole.received()).isEqualTo(1_200);
        assertThat(whole.accepted()).isEqualTo(1_197);
        assertThat(whole.unchanged()).isEqualTo(1);
        assertThat(whole.rejected()).isEqualTo(2);
        assertThat(quarantine.rows(whole.batch(), 0, 10))
                .extracting(RejectedRow::number)
                .containsExactly(101L, 1_151L);
        assertThat(current(3_199).version()).isEqualTo(1);
        assertThat(current(2_000).version()).isEqualTo(1);
        assertThat(push("resumed", body)).isEqualTo(whole);
    }

    @Test
    void largeRowsAreNotGatheredInMemory() {
        String row = "x".repeat(1 << 19) + ",too few";
        String body = Push.csv(Collections.nCopies(20, row).toArray(String[]::new));
        PushOrder broken = Push.order(Scene.MARKET, "large", Push.CSV, Push.brokenOff(body, body.length() - 200_000));

        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> push(broken));

        assertThat(underKey("large").received()).isEqualTo(16);
        assertThat(push("large", body).rejected()).isEqualTo(20);
    }

    /** A row of half a megabyte may hold 60,000 fields, and then takes many times its size. */
    @Test
    void rowsOfVeryManyFieldsAreNotGatheredInMemory() {
        String row = IntStream.range(0, 40_000)
                .mapToObj(i -> "\"" + i + "\":1")
                .collect(Collectors.joining(",", "{", "}\n"));
        String body = row.repeat(10);
        InputStream brokenOff = Push.brokenOff(body, body.length() - row.length());

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> push(Push.order(Scene.MARKET, "fields", "application/x-ndjson", brokenOff)));

        assertThat(underKey("fields").received()).isEqualTo(8);
    }

    @Test
    void anotherBodyUnderTheKeyOfAnUnfinishedBatchIsRefused() {
        String body = Push.companies(4_000, 700);
        PushOrder broken = Push.order(
                Scene.MARKET,
                "unfinished",
                Push.CSV,
                Push.brokenOff(body, body.getBytes(StandardCharsets.UTF_8).length - 10));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> push(broken));
        long licenses = licenses();

        for (String other : List.of(Push.companies(4_001, 700), Push.companies(4_000, 10), Push.csv())) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> push("unfinished", other))
                    .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(Problem.IDEMPOTENCY_KEY_REUSED));
        }

        assertThat(licenses()).isEqualTo(licenses);
        assertThat(push("unfinished", body).accepted()).isEqualTo(700);
    }

    @Test
    void theSameBatchSentTwiceAtOnceHasItsEffectOnce() throws InterruptedException, ExecutionException {
        String body = Push.companies(5_000, 1_100);
        List<Object> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Object>> both = threads.invokeAll(List.of(
                    () -> answer(() -> push("at-once", body)),
                    () -> answer(() -> push("at-once", body)),
                    () -> answer(() -> push("at-once", body))));
            for (Future<Object> one : both) {
                answers.add(one.get());
            }
        }

        BatchReport report = push("at-once", body);
        assertThat(report.received()).isEqualTo(1_100);
        assertThat(report.accepted()).isEqualTo(1_100);
        assertThat(current(5_000).version()).isEqualTo(1);
        assertThat(answers).allSatisfy(answer -> assertThat(answer).isIn(report, Problem.BATCH_IN_PROGRESS));
    }

    @Test
    void twoKeysAreTwoBatches() {
        assertThat(push("key-a", Push.companies(1_110, 2)).batch())
                .isNotEqualTo(push("key-b", Push.companies(1_110, 2)).batch());
    }

    private static Object answer(Callable<BatchReport> push) throws Exception {
        try {
            return push.call();
        } catch (ProblemException e) {
            return e.problem();
        }
    }
}
