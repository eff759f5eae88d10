package org.hefu.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hefu.license.VaultFixture.BAKERY;
import static org.hefu.license.VaultFixture.businessLicense;
import static org.hefu.license.VaultFixture.identityCard;
import static org.hefu.license.VaultFixture.realEstate;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hefu.identity.HolderKind;
import org.hefu.licensetype.LicenseTypes;
import org.junit.jupiter.api.Test;

class LicenseRulesTest {

    private static final LicenseRules RULES = new LicenseRules(
            new LicenseTypes(),
            new LicenseSettings(ZoneId.of("Asia/Shanghai")),
            Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneOffset.UTC));

    private static final LicenseDraft GOOD = businessLicense(BAKERY, "乌海市好面包有限公司", "巴特尔");

    @Test
    void aRightDraftHasNoProblems() {
        assertThat(RULES.problems(GOOD)).isEmpty();
        assertThat(RULES.problems(identityCard("11010519491231002X", "张三"))).isEmpty();
        assertThat(RULES.problems(realEstate("蒙（2019）鄂托克前旗不动产权第0001号", "某公司", "一号")))
                .isEmpty();
    }

    @Test
    void theHolderNameIsPutIntoTheFieldThatShowsIt() {
        assertThat(RULES.complete(GOOD).fields()).containsEntry("name", "乌海市好面包有限公司");
    }

    /** One such day would break off the whole statement, and with it the batch, each time it is sent. */
    @Test
    void aYearThatNoDatabaseKeepsIsWrong() {
        for (LocalDate day : List.of(LocalDate.of(0, 1, 1), LocalDate.of(-44, 3, 15), LocalDate.of(10_000, 1, 1))) {
            LicenseDraft draft = new LicenseDraft(
                            GOOD.typeCode(),
                            GOOD.number(),
                            GOOD.holder(),
                            GOOD.issuer(),
                            day,
                            day,
                            day,
                            GOOD.regionCode(),
                            GOOD.fields())
                    .with("establishedOn", day.toString());

            assertThat(RULES.problems(draft))
                    .extracting(Problem::code, Problem::field)
                    .contains(
                            tuple(ProblemCode.DATE_WRONG, "issuedOn"),
                            tuple(ProblemCode.DATE_WRONG, "validFrom"),
                            tuple(ProblemCode.DATE_WRONG, "validTo"),
                            tuple(ProblemCode.DATE_WRONG, "establishedOn"));
        }
    }

    @Test
    void everyProblemOfADraftIsToldAtOnce() {
        LicenseDraft wrong = new LicenseDraft(
                GOOD.typeCode(),
                "91150300MA0N00016W",
                new Holder(HolderKind.ORGANIZATION, "91150300MA0N00016W", "  "),
                new Issuer("1234", "局"),
                GOOD.issuedOn(),
                LocalDate.of(2020, 1, 2),
                LocalDate.of(2020, 1, 1),
                "15",
                new TreeMap<>(Map.of(
                        "legalRepresentative",
                        "名".repeat(101),
                        "establishedOn",
                        "2019-02-30",
                        "address",
                        " ",
                        "telephone",
                        "1",
                        "type",
                        "有\uFFFD公司")));

        assertThat(RULES.problems(wrong))
                .extracting(problem -> problem.code() + " " + problem.field())
                .containsExactlyInAnyOrder(
                        "CREDIT_CODE_WRONG holder.id",
                        "FIELD_MISSING name",
                        "ISSUER_CODE_WRONG issuer.code",
                        "DATES_REVERSED validTo",
                        "REGION_CODE_WRONG regionCode",
                        "FIELD_TOO_LONG legalRepresentative",
                        "DATE_WRONG establishedOn",
                        "FIELD_MISSING address",
                        "UNKNOWN_FIELD telephone",
                        "TEXT_DAMAGED type");
        assertThat(RULES.problems(wrong)).allSatisfy(problem -> {
            assertThat(problem.chinese()).isNotBlank();
            assertThat(problem.english()).isNotBlank();
        });
    }

    @Test
    void anUnknownTypeIsToldWithWhatElseIsWrong() {
        LicenseDraft wrong = new LicenseDraft(
                "11100000MB0143028R999",
                "",
                new Holder(HolderKind.PERSON, "11010519491231002X", ""),
                GOOD.issuer(),
                GOOD.issuedOn(),
                GOOD.validFrom(),
                null,
                "150300",
                new TreeMap<>());

        assertThat(RULES.problems(wrong))
                .extracting(Problem::code, Problem::field)
                .containsExactlyInAnyOrder(
                        tuple(ProblemCode.UNKNOWN_TYPE, "typeCode"),
                        tuple(ProblemCode.FIELD_MISSING, "number"),
                        tuple(ProblemCode.FIELD_MISSING, "holder.name"));
    }

    @Test
    void aPersonHoldsNoBusinessLicense() {
        LicenseDraft wrong = withHolder(GOOD, new Holder(HolderKind.PERSON, "11010519491231002X", "张三"));

        assertThat(codes(wrong)).contains(ProblemCode.HOLDER_KIND_WRONG, ProblemCode.NUMBER_DIFFERS);
    }

    @Test
    void aNameFieldThatShowsAnotherNameIsRefused() {
        assertThat(codes(GOOD.with("name", "别的公司"))).containsExactly(ProblemCode.NAME_DIFFERS);
        assertThat(codes(GOOD.with("name", "乌海市好面包有限公司"))).isEmpty();
    }

    @Test
    void somebodyWhoIsNotBornYetHoldsNoLicense() {
        assertThat(codes(identityCard("110105209912310029", "张三"))).containsExactly(ProblemCode.ID_NUMBER_WRONG);
    }

    @Test
    void noSentenceRepeatsWhatIsPersonal() {
        LicenseDraft wrongNumber = identityCard("110105194912310021", "张\u0000三");
        LicenseDraft numberInPlaceOfCreditCode =
                withHolder(GOOD, new Holder(HolderKind.ORGANIZATION, "110105194912310021", "某公司"));

        for (LicenseDraft draft : List.of(wrongNumber, numberInPlaceOfCreditCode)) {
            assertThat(RULES.problems(draft))
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem.toString())
                            .doesNotContain("110105194912310021")
                            .doesNotContain("三"));
            assertThat(draft.toString() + draft.holder()).doesNotContain("1949").doesNotContain("三");
        }
    }

    @Test
    void aWrongCreditCodeOfAnEnterpriseIsShownSoThatItIsFound() {
        LicenseDraft wrong = businessLicense("91150300MA0N00016W", "某公司", "某某");

        assertThat(RULES.problems(wrong)).singleElement().satisfies(problem -> {
            assertThat(problem.chinese()).contains("91150300MA0N00016W");
            assertThat(problem.english()).contains("91150300MA0N00016W");
        });
    }

    private static List<ProblemCode> codes(LicenseDraft draft) {
        return RULES.problems(draft).stream().map(Problem::code).toList();
    }

    private static LicenseDraft withHolder(LicenseDraft draft, Holder holder) {
        return new LicenseDraft(
                draft.typeCode(),
                draft.number(),
                holder,
                draft.issuer(),
                draft.issuedOn(),
                draft.validFrom(),
                draft.validTo(),
                draft.regionCode(),
                draft.fields());
    }
}
