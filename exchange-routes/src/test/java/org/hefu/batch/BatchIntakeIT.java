package org.hefu.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.hefu.fixture.Companies;
import org.hefu.fixture.Scene;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
import org.hefu.license.License;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the rows of a batch. */
class BatchIntakeIT extends OnBatches {

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

    private static String json(int serial) {
        return """
                {"企业名称":"面包","统一社会信用代码":"%s","注册日期":"2019-01-02","法人代表":"其其格","注册地址":"街","更多":{"a":[1]}}\
                """.formatted(Companies.code(serial));
    }
}
