package org.hefu.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hefu.connector.LiveAnswer;
import org.hefu.fixture.Companies;
import org.hefu.fixture.Dump;
import org.hefu.fixture.Ledgers;
import org.hefu.fixture.OnExchange;
import org.hefu.fixture.Registry;
import org.hefu.fixture.Scene;
import org.hefu.fixture.SettableClock;
import org.hefu.fixture.SpokenFor;
import org.hefu.identity.HolderKind;
import org.hefu.intake.CheckedMaterial.Standing;
import org.hefu.intake.ServiceItem.Rung;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
import org.hefu.license.LicenseStatus;
import org.hefu.lookup.Subject;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.sealing.SealedFile;
import org.hefu.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ladder on which materials stand, and the evidence that is taken from it. */
@OnExchange
class CaseCheckIT {

    private static final Set<String> COMMITTED = Set.of("no-wage-arrears", "business-license");

    @Autowired
    private CaseDesk desk;

    @Autowired
    private EvidenceDesk evidence;

    @Autowired
    private Registry registry;

    @Autowired
    private SpokenFor labour;

    @Autowired
    private Ledgers ledger;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestDatabase database;

    @BeforeEach
    void labourIsInGoodMood() {
        labour.says(Scene.GOOD_STANDING);
        labour.asked();
        LocaleContextHolder.setLocale(Locale.ENGLISH);
    }

    @AfterEach
    void anyLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void whatTheSourcesSayNeedNotBeAskedFor() {
        registry.holds(7_000);

        CheckedItem item = check(7_000);

        assertThat(item.complete()).isTrue();
        assertThat(item.applicantName()).contains("合符好面包7000有限公司");
        assertThat(license(item).rung()).isEqualTo(Rung.LICENSE);
        assertThat(license(item).shown()).containsOnlyKeys("number", "holderName", "status", "address");
        assertThat(wages(item).rung()).isEqualTo(Rung.CRITERION);
        assertThat(wages(item).shown()).isEmpty();
        assertThat(wages(item).asOf()).isEqualTo(SettableClock.NOON);
        assertThat(wages(item).receipt()).isNotNull();
        assertThat(labour.asked())
                .singleElement()
                .satisfies(question -> assertThat(question.subjectId()).isEqualTo(Companies.code(7_000)));
    }

    /** Design, section 5, line 10. */
    @ParameterizedTest
    @EnumSource
    void aSourceThatIsAwayLeavesTheRestOfTheCaseAlone(LiveAnswer.Reason reason) {
        registry.holds(7_010);
        labour.isAway(reason);

        CheckedItem item = check(7_010);

        assertThat(license(item).status()).isEqualTo(Standing.SATISFIED);
        assertThat(wages(item).status()).isEqualTo(Standing.UNAVAILABLE);
        assertThat(wages(item).fallback()).isEqualTo(Rung.COMMITMENT);
        assertThat(wages(item).receipt()).isNull();
        CheckedMaterial.Reason told = Objects.requireNonNull(wages(item).reason());
        assertThat(told.code()).isEqualTo("SOURCE_UNAVAILABLE");
        assertThat(told.english()).contains(reason.sentence(false)).doesNotContainPattern("\\p{IsHan}");
        assertThat(told.chinese()).contains(reason.sentence(true)).contains("农民工工资支付记录");
        LedgerEntry entry = ledger.newest("LOOKUP");
        assertThat(entry.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(entry.details()).containsEntry("reason", reason.name());
    }

    @Test
    void aSourceThatIsBackIsAskedAgain() {
        registry.holds(7_015);
        labour.isAway(LiveAnswer.Reason.UNREACHABLE);
        assertThat(check(7_015).complete()).isFalse();

        labour.says(Scene.GOOD_STANDING);
        assertThat(check(7_015).complete()).isTrue();
    }

    @Test
    void anAnswerThatSaysTooLittleIsNoAnswer() {
        registry.holds(7_020);
        labour.says(Map.of("owedWages", 0));

        assertThat(wages(check(7_020)).status()).isEqualTo(Standing.UNAVAILABLE);
    }

    @Test
    void aSourceThatSaysNoLeavesTheMaterialMissing() {
        registry.holds(7_030);
        labour.says(Scene.ARREARS);

        CheckedMaterial wages = wages(check(7_030));

        assertThat(wages.status()).isEqualTo(Standing.MISSING);
        assertThat(Objects.requireNonNull(wages.reason()).code()).isEqualTo("CRITERION_NOT_MET");
        assertThat(wages.receipt()).isNotNull();
        assertThat(wages.shown()).isEmpty();
    }

    @Test
    void noPromiseIsTakenAgainstANo() {
        registry.holds(7_040);
        labour.says(Scene.ARREARS);
        Case opened = open(7_040);
        long packages = packages();

        assertIncomplete(opened, "No migrant worker wage arrears");
        assertThat(packages()).isEqualTo(packages);
    }

    @Test
    void noPromiseIsTakenWhereAPaperIsAskedFor() {
        Case opened = open(7_045);

        assertIncomplete(opened, "Business license");
    }

    @Test
    void withoutItsPromiseAMaterialThatIsUnavailableStaysOpen() {
        registry.holds(7_050);
        labour.isAway(LiveAnswer.Reason.UNREACHABLE);
        Case opened = open(7_050);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> evidence.take(Scene.COUNTER, opened.caseNumber(), "1", Set.of("business-license")))
                .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(Problem.EVIDENCE_INCOMPLETE));
    }

    @Test
    void aPromiseStandsInForASourceThatIsAway() {
        registry.holds(7_060);
        labour.isAway(LiveAnswer.Reason.TOO_SLOW);
        Case opened = open(7_060);

        SealedFile file = evidence.take(Scene.COUNTER, opened.caseNumber(), "1", COMMITTED);

        assertThat(new String(file.bytes(), StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
        LedgerEntry taken = ledger.newest("EVIDENCE_TAKEN");
        assertThat(taken.caseNumber()).isEqualTo(opened.caseNumber());
        assertThat(taken.details()).containsEntry("materials", "business-license=LICENSE,no-wage-arrears=COMMITMENT");
    }

    /** Design, section 5, line 4. */
    @Test
    void theSameRequestGetsTheSamePackage() {
        registry.holds(7_070);
        Case opened = open(7_070);

        SealedFile first = evidence.take(Scene.COUNTER, opened.caseNumber(), "1", Set.of());
        labour.says(Scene.ARREARS);
        SealedFile again = evidence.take(Scene.COUNTER, opened.caseNumber(), "1", Set.of());

        assertThat(again.bytes()).isEqualTo(first.bytes());
        assertThat(evidence.ofCase(Scene.COUNTER, opened.caseNumber())).hasSize(1);
        assertThat(ledger.newest("EVIDENCE_VIEW").caseNumber()).isEqualTo(opened.caseNumber());
    }

    @Test
    void thePackageOfAnotherSystemIsNotHandedOut() {
        registry.holds(7_080);
        Case opened = open(7_080);
        evidence.take(Scene.COUNTER, opened.caseNumber(), "1", Set.of());
        EvidencePackage kept =
                evidence.ofCase(Scene.COUNTER, opened.caseNumber()).getFirst();

        assertNotFound(() -> evidence.take(Scene.STRANGER, opened.caseNumber(), "1", Set.of()));
        assertNotFound(() -> evidence.again(Scene.STRANGER, kept.id()));
        assertNotFound(() -> evidence.ofCase(Scene.STRANGER, opened.caseNumber()));
    }

    @Test
    void whatSatisfiedEachMaterialIsKeptWithThePackage() {
        registry.holds(7_082);
        Case opened = open(7_082);
        evidence.take(Scene.COUNTER, opened.caseNumber(), "1", Set.of());
        labour.says(Scene.ARREARS);
        labour.asked();

        List<CheckedItem> recorded = evidence.recorded(evidence.ofCase(Scene.COUNTER, opened.caseNumber()));

        assertThat(recorded).singleElement().satisfies(item -> {
            assertThat(item.complete()).isTrue();
            assertThat(item.applicantName()).contains("合符好面包7082有限公司");
            assertThat(license(item).receipt()).isNotNull();
            assertThat(wages(item).rung()).isEqualTo(Rung.CRITERION);
            assertThat(wages(item).asOf()).isEqualTo(SettableClock.NOON);
        });
        assertThat(labour.asked()).isEmpty();
    }

    @Test
    void aPackageOfAHubThatKeptNoMaterialsShowsNone() {
        registry.holds(7_083);
        Case opened = open(7_083);
        evidence.take(Scene.COUNTER, opened.caseNumber(), "1", Set.of());
        JdbcClient.create(database.owner())
                .sql("UPDATE exchange.evidence_package SET items = NULL WHERE case_number = :number")
                .param("number", opened.caseNumber())
                .update();

        assertThat(evidence.recorded(evidence.ofCase(Scene.COUNTER, opened.caseNumber())))
                .isEmpty();
    }

    @Test
    void anApplicantIsUnknownWhereNoRecordIsFoundAndNotWhereALicenseIsOutOfForce() {
        registry.holds(7_086);
        registry.standsAt(7_086, LicenseStatus.REVOKED);

        assertThat(check(7_086).applicantUnknown()).isFalse();
        assertThat(check(7_087).applicantUnknown()).isTrue();
        labour.isAway(LiveAnswer.Reason.TOO_SLOW);
        assertThat(check(7_087).applicantUnknown()).isTrue();
    }

    /** Design, section 5, line 6. */
    @Test
    void thePackageStandsInTheTableInNoReadableForm() {
        registry.holds(7_085);
        Case opened = open(7_085);
        evidence.take(Scene.COUNTER, opened.caseNumber(), "1", Set.of());

        Dump dump = Dump.of(database, "exchange");
        for (String secret : List.of("合符好面包7085有限公司", Companies.code(7_085), "巴特尔7085", "%PDF-")) {
            assertThat(dump.shows(secret)).as(secret).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SUSPENDED", "EXPIRED", "CANCELLED", "WITHDRAWN", "REVOKED", "TRANSFERRED_OUT", "REPLACED"})
    void aLicenseThatIsNotInForceIsMissing(LicenseStatus status) {
        registry.holds(7_090);
        registry.standsAt(7_090, status);

        CheckedMaterial license = license(check(7_090));

        assertThat(license.status()).isEqualTo(Standing.MISSING);
        assertThat(license.shown()).isEmpty();
        assertThat(license.fallback()).isEqualTo(Rung.UPLOAD);
        CheckedMaterial.Reason told = Objects.requireNonNull(license.reason());
        assertThat(told.code()).isEqualTo("LICENSE_NOT_IN_FORCE");
        assertThat(told.chinese()).contains(status.chinese());
        assertThat(told.english()).contains(status.english());
    }

    @Test
    void aLicenseThatNobodyHoldsIsMissing() {
        CheckedMaterial license = license(check(7_100));

        assertThat(license.status()).isEqualTo(Standing.MISSING);
        assertThat(Objects.requireNonNull(license.reason()).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void anotherKindOfApplicantIsToldSo() {
        Subject person = new Subject(HolderKind.PERSON, "11010519491231002X");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> desk.check(Scene.COUNTER, List.of(Scene.ITEM), person, Scene.PURPOSE, null))
                .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(Problem.FIELD_INVALID));
        assertThat(labour.asked()).isEmpty();
    }

    /** Design, section 5, line 2. */
    @Test
    void withoutAGrantNothingIsCheckedAndTheRefusalIsOnTheLedger() {
        registry.holds(7_110);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() ->
                        desk.check(Scene.STRANGER, List.of(Scene.ITEM), company(7_110), Scene.PURPOSE, "2026-7110"))
                .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(Problem.GRANT_MISSING));

        LedgerEntry entry = ledger.newest("LOOKUP");
        assertThat(entry.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(entry.actor()).isEqualTo("system:stranger");
        assertThat(entry.caseNumber()).isEqualTo("2026-7110");
        assertThat(labour.asked()).isEmpty();
    }

    private CheckedItem check(int serial) {
        return desk.check(Scene.COUNTER, List.of(Scene.ITEM), company(serial), Scene.PURPOSE, null)
                .getFirst();
    }

    private Case open(int serial) {
        return desk.open(Scene.COUNTER, List.of(Scene.ITEM), company(serial), Scene.PURPOSE, null);
    }

    private void assertIncomplete(Case opened, String material) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> evidence.take(Scene.COUNTER, opened.caseNumber(), "1", COMMITTED))
                .satisfies(refusal -> {
                    assertThat(refusal.problem()).isEqualTo(Problem.EVIDENCE_INCOMPLETE);
                    assertThat(refusal.sentence(Locale.ENGLISH)).contains(material);
                });
    }

    private static void assertNotFound(Runnable asking) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(asking::run)
                .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(Problem.NOT_FOUND));
    }

    private long packages() {
        return jdbc.sql("SELECT count(*) FROM exchange.evidence_package")
                .query(Long.class)
                .single();
    }

    private static CheckedMaterial license(CheckedItem item) {
        return item.materials().getFirst();
    }

    private static CheckedMaterial wages(CheckedItem item) {
        return item.materials().getLast();
    }

    private static Subject company(int serial) {
        return new Subject(HolderKind.ORGANIZATION, Companies.code(serial));
    }
}
