package org.hefu.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.hefu.batch.Quarantine.RejectedRow;
import org.hefu.fixture.Companies;
import org.hefu.fixture.Dump;
import org.hefu.fixture.Scene;
import org.hefu.identity.HolderKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that are not accepted wait, with their bytes and their reasons. */
class QuarantineIT extends OnBatches {

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
}
