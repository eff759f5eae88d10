package org.hefu.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hefu.batch.Quarantine.RejectedRow;
import org.hefu.fixture.Companies;
import org.hefu.fixture.Dump;
import org.hefu.fixture.Ledgers;
import org.hefu.fixture.OnExchange;
import org.hefu.fixture.Scene;
import org.hefu.identity.HolderKind;
import org.hefu.journey.Journeys;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
import org.hefu.license.License;
import org.hefu.license.LicenseVault;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnExchange
class BatchIntakeIT {

    private static final String BUSINESS_LICENSE = "11100000MB0143028R001";

    @Autowired
    private Journeys journeys;

    @Autowired
    private Batches batches;

    @Autowired
    private Quarantine quarantine;

    @Autowired
    private LicenseVault vault;

    @Autowired
    private Ledgers ledger;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestDatabase database;

    @Test
    void everyRowIsAcceptedUnchangedOrRejected() {
        push("count-1", Push.csv(Companies.row(1_000)));

        BatchReport report = push(
                "count-2", Push.csv(Companies.row(1_000), Companies.row(1_001), Companies.row(1_002), "not a row"));

        assertThat(report.received()).isEqualTo(4);
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(report.finishedAt()).isNotNull();
    }

    @Test
    void anAcceptedRowIsALicenseOfItsHolder() {
        push("license", Push.csv(Companies.row(1_010)));

        License license = current(1_010);
        assertThat(license.holder().name()).isEqualTo("合符好面包1010有限公司");
        assertThat(license.fields()).containsEntry("legalRepresentative", "巴特尔1010");
    }

    @Test
    void aChangedRowIsTheNextVersion() {
        push("version-1", Push.csv(Companies.row(1_020)));
        push("version-2", Push.csv(Companies.row(1_020, "其其格")));

        assertThat(current(1_020).version()).isEqualTo(2);
    }

    @Test
    void aFinishedBatchIsOnTheLedger() {
        BatchReport report = push("on-the-ledger", Push.companies(1_030, 3));

        LedgerEntry entry = ledger.newest("BATCH");
        assertThat(entry.outcome()).isEqualTo(Outcome.ALLOWED);
        assertThat(entry.actor()).isEqualTo("system:market-regulation");
        assertThat(entry.details())
                .containsEntry("batch", report.batch().toString())
                .containsEntry("received", "3");
        assertThat(Objects.requireNonNull(report.receipt()).entry())
                .contains(report.batch().toString());
    }

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

    /** Design, section 5, line 5: a row that the database cannot keep must not take the good ones with it. */
    @Test
    void aRowWithADayThatNoCalendarHasIsRejectedAndTheOthersAreStored() {
        BatchReport report = push(
                "year-0",
                Push.csv(
                        Companies.row(1_035),
                        Companies.row(1_036).replace("2019-01-02", "0000-01-01"),
                        Companies.row(1_037)));

        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.rejected()).isEqualTo(1);
    }

    @Test
    void aColumnThatStandsTwiceIsRefused() {
        String body = Companies.HEADER + ",企业名称\n" + Companies.row(1_038) + ",另一个名称有限公司\n";

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> push("twice", body))
                .extracting(ProblemException::problem)
                .isEqualTo(Problem.REQUEST_UNREADABLE);
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

    /** Design, section 5, line 5. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "`好面包,CODE,2019-01-02,巴特尔,\"面包`|UNCLOSED_QUOTE|",
                "`好面包,CODE,2019-01-02`|WRONG_COLUMN_COUNT|",
                "`好面包,91150300MA0N000161,2019-01-02,巴特尔,面包街`|CREDIT_CODE_WRONG|holder.id",
                "`好面包,CODE,2019-02-30,巴特尔,面包街`|DATE_WRONG|establishedOn",
                "`好面包,CODE,2019-1-2,巴特尔,面包街`|DATE_WRONG|establishedOn",
                "`好面包,CODE,+12019-01-02,巴特尔,面包街`|FIELD_TOO_LONG|establishedOn",
                "`好面包,CODE,N/A,巴特尔,面包街`|FIELD_MISSING|establishedOn",
                "`,CODE,2019-01-02,巴特尔,面包街`|FIELD_MISSING|name",
                "`好面包,CODE,2019-01-02,N/A,面包街`|FIELD_MISSING|legalRepresentative",
                "`好面包,,2019-01-02,巴特尔,面包街`|FIELD_MISSING|holder.id",
                "`好\uFFFD包,CODE,2019-01-02,巴特尔,面包街`|TEXT_DAMAGED|name"
            })
    void aBrokenRowWaitsInQuarantineWithItsBytesAndItsReasons(String row, String code, String field) {
        String broken = row.replace("CODE", Companies.code(1_071));
        String key = "broken-" + UUID.randomUUID();

        BatchReport report = push(key, Push.csv(Companies.row(1_070), broken, Companies.row(1_072)));

        assertThat(report.received()).isEqualTo(3);
        assertThat(report.rejected()).isEqualTo(1);
        RejectedRow rejected = quarantine.rows(report.batch(), 0, 10).getFirst();
        assertThat(rejected.number()).isEqualTo(2);
        assertThat(new String(rejected.original(), StandardCharsets.UTF_8)).isEqualTo(broken);
        assertThat(rejected.reasons()).anySatisfy(reason -> {
            assertThat(reason.code()).isEqualTo(code);
            assertThat(reason.field()).isEqualTo(field);
            assertThat(reason.chinese()).containsPattern("\\p{IsHan}");
            assertThat(reason.english()).doesNotContainPattern("\\p{IsHan}").isNotBlank();
        });
        assertThat(vault.current(BUSINESS_LICENSE, HolderKind.ORGANIZATION, Companies.code(1_071)))
                .isEmpty();
    }

    @Test
    void aRowWithoutADayTellsAlsoWhatElseIsWrong() {
        BatchReport report = push("all-at-once", Push.csv(",wrong,,巴特尔,面包街"));

        assertThat(quarantine.rows(report.batch(), 0, 1).getFirst().reasons())
                .extracting(Reason::code)
                .contains("CREDIT_CODE_WRONG", "FIELD_MISSING")
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void aRowInAnotherEncodingWaitsWithTheBytesThatCame() {
        byte[] strange = Companies.row(1_080).getBytes(Charset.forName("GB18030"));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(Push.csv().getBytes(StandardCharsets.UTF_8));
        body.writeBytes(strange);

        BatchReport report =
                push(Push.order(Scene.MARKET, "strange", Push.CSV, new ByteArrayInputStream(body.toByteArray())));

        RejectedRow rejected = quarantine.rows(report.batch(), 0, 10).getFirst();
        assertThat(rejected.original()).isEqualTo(strange);
        assertThat(rejected.reasons()).extracting(Reason::code).containsExactly("WRONG_ENCODING");
    }

    @Test
    void theEncodingCanBeNamedWithTheContentType() {
        byte[] body = Push.companies(1_090, 2).getBytes(Charset.forName("GB18030"));

        BatchReport report =
                push(Push.order(Scene.MARKET, "gb18030", "text/csv;charset=GB18030", new ByteArrayInputStream(body)));

        assertThat(report.accepted()).isEqualTo(2);
        assertThat(current(1_091).holder().name()).isEqualTo("合符好面包1091有限公司");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"application/x-ndjson|%s\\n%s", "application/json|[%s,%s]"})
    void rowsMayAlsoComeAsJson(String mediaType, String form) {
        int serial = mediaType.endsWith("json") && form.startsWith("[") ? 1_100 : 1_105;
        String body = form.replace("\\n", "\n").formatted(json(serial), json(serial + 1));

        BatchReport report = push(Push.order(
                Scene.MARKET, mediaType, mediaType, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));

        assertThat(report.accepted()).isEqualTo(2);
        assertThat(current(serial + 1).holder().name()).isEqualTo("面包");
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

    /** Design, section 5, line 6. */
    @Test
    void rejectedRowsStandInTheTableInNoReadableForm() {
        String person = "11010519491231002X";
        push(
                "secrets",
                Push.csv(
                        "秘密面包," + person + ",2019-01-02,阿拉坦,秘密街",
                        "秘密面包," + Companies.code(1_140) + ",阿拉坦," + person + ",\"秘密街",
                        "阿拉坦," + person.substring(0, 17) + "1,阿拉坦," + person + ",秘密街"));

        Dump dump = Dump.of(database, "exchange");
        for (String secret : List.of("秘密面包", "阿拉坦", "秘密街", person, person.substring(0, 17))) {
            assertThat(dump.shows(secret)).as(secret).isFalse();
        }
    }

    private BatchReport push(String key, String body) {
        return push(Push.order(key, body));
    }

    private BatchReport push(PushOrder order) {
        return journeys.send(PushRoute.PUSH, order, BatchReport.class);
    }

    private BatchReport underKey(String key) {
        return batches.begin(Scene.LICENSES, Scene.MARKET.system(), key, Push.CSV, new byte[0])
                .report();
    }

    private static Object answer(Callable<BatchReport> push) throws Exception {
        try {
            return push.call();
        } catch (ProblemException e) {
            return e.problem();
        }
    }

    private License current(int serial) {
        return vault.current(BUSINESS_LICENSE, HolderKind.ORGANIZATION, Companies.code(serial))
                .orElseThrow();
    }

    private long licenses() {
        return jdbc.sql("SELECT count(*) FROM license.license_version")
                .query(Long.class)
                .single();
    }

    private static String json(int serial) {
        return """
                {"企业名称":"面包","统一社会信用代码":"%s","注册日期":"2019-01-02","法人代表":"其其格","注册地址":"街","更多":{"a":[1]}}\
                """.formatted(Companies.code(serial));
    }
}
