package org.hefu.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hefu.access.Caller;
import org.hefu.fixture.Companies;
import org.hefu.fixture.Dump;
import org.hefu.fixture.Ledgers;
import org.hefu.fixture.OnExchange;
import org.hefu.fixture.Scene;
import org.hefu.fixture.SettableClock;
import org.hefu.identity.HolderKind;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.LedgerUnavailableException;
import org.hefu.ledger.Outcome;
import org.hefu.lookup.Subject;
import org.hefu.participant.Role;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnExchange
class CasesIT {

    private static final Caller.Person CLERK =
            new Caller.Person("clerk", "李敏", Scene.COUNTER_OFFICE, "counter", Set.of(Role.CLERK));

    @Autowired
    private CaseDesk desk;

    @Autowired
    private Ledgers ledger;

    @Autowired
    private SettableClock clock;

    @Autowired
    private TestDatabase database;

    @AfterEach
    void noon() {
        clock.set(SettableClock.NOON);
    }

    @Test
    void aCaseIsNumberedByTheDayAndOnTheLedger() {
        clock.set(Instant.parse("2026-12-01T15:59:59Z"));
        Case opened = open(CLERK, company(1), null);
        clock.set(Instant.parse("2026-12-01T16:00:00Z"));
        Case next = open(CLERK, company(1), null);

        assertThat(opened.caseNumber()).isEqualTo("HF-20261201-0001");
        assertThat(next.caseNumber()).isEqualTo("HF-20261202-0001");
        LedgerEntry entry = ledger.newest("CASE_OPENED");
        assertThat(entry.outcome()).isEqualTo(Outcome.ALLOWED);
        assertThat(entry.caseNumber()).isEqualTo(next.caseNumber());
        assertThat(entry.actor()).isEqualTo("person:clerk");
    }

    @Test
    void aCaseIsReadAsItWasOpened() {
        Case opened = open(CLERK, company(2), null);

        assertThat(desk.owned(Scene.COUNTER, opened.caseNumber())).isEqualTo(opened);
        assertThat(opened.applicant()).isEqualTo(company(2));
        assertThat(opened.openedBy()).isEqualTo("person:clerk");
    }

    @Test
    void casesOpenedAtOnceHaveNumbersOfTheirOwn() throws Exception {
        Set<String> numbers = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Case>> cases = threads.invokeAll(Collections.nCopies(8, () -> open(CLERK, company(3), null)));
            for (Future<Case> one : cases) {
                numbers.add(one.get().caseNumber());
            }
        }
        assertThat(numbers).hasSize(8);
    }

    /** Design, section 5, line 4. */
    @Test
    void aCaseOpenedTwiceUnderTheSameNumberIsOne() {
        Case first = open(Scene.COUNTER, company(4), "2026-4");
        long entries = ledger.size();
        clock.tick(Duration.ofHours(1));

        assertThat(open(Scene.COUNTER, company(4), "2026-4")).isEqualTo(first);
        assertThat(ledger.size()).isEqualTo(entries);
    }

    @Test
    void aCaseIsNotToldBeforeItsEntryHasItsPlaceHoweverOftenItIsOpened() {
        JdbcClient owner = JdbcClient.create(database.owner());
        owner.sql("REVOKE INSERT ON seal.ledger_leaf FROM " + TestDatabase.APP).update();
        try {
            for (int i = 0; i < 2; i++) {
                assertThatExceptionOfType(LedgerUnavailableException.class)
                        .isThrownBy(() -> open(Scene.COUNTER, company(14), "2026-14"));
            }
        } finally {
            owner.sql("GRANT INSERT ON seal.ledger_leaf TO " + TestDatabase.APP).update();
        }

        assertThat(open(Scene.COUNTER, company(14), "2026-14").caseNumber()).isEqualTo("2026-14");
        assertThat(ledger.newest("CASE_OPENED").caseNumber()).isEqualTo("2026-14");
    }

    @Test
    void aNumberIsNotTakenForAnotherApplicantItemOrPurpose() {
        open(Scene.COUNTER, company(5), "2026-5");

        assertTaken(() -> open(Scene.COUNTER, company(6), "2026-5"));
        assertTaken(() -> desk.open(Scene.COUNTER, List.of(Scene.ITEM), company(5), "LOAN", "2026-5"));
        assertTaken(
                () -> desk.open(Scene.COUNTER, List.of(Scene.ITEM, Scene.ITEM), company(5), Scene.PURPOSE, "2026-5"));
    }

    @Test
    void aNumberOfAnotherSystemIsTaken() {
        open(Scene.STRANGER, company(7), "2026-7");

        assertTaken(() -> open(Scene.COUNTER, company(7), "2026-7"));
    }

    @Test
    void aNumberThatSomebodyTookBeforehandDoesNotStopTheHubFromNumbering() {
        clock.set(Instant.parse("2026-12-05T04:00:00Z"));
        open(Scene.STRANGER, company(8), "HF-20261205-0001");
        open(Scene.COUNTER, company(8), "HF-20261205-0002");

        assertThat(open(CLERK, company(8), null).caseNumber()).isEqualTo("HF-20261205-0003");
    }

    @Test
    void aCaseOfAnotherSystemIsNotThere() {
        Case opened = open(Scene.STRANGER, company(9), null);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> desk.owned(CLERK, opened.caseNumber()))
                .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(Problem.NOT_FOUND));
        assertThat(desk.newest(CLERK)).doesNotContain(opened);
    }

    /** Design, section 5, line 2. */
    @Test
    void whoWorksUnderNoSystemOpensNoCase() {
        Caller nobody = new Caller.Person("leader", "钱伟", Scene.COUNTER_OFFICE, null, Set.of(Role.LEADER));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> open(nobody, company(10), null))
                .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(Problem.SYSTEM_MISSING));
        assertThat(desk.newest(nobody)).isEmpty();
    }

    @Test
    void anItemThatNobodyKnowsOpensNoCase() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> desk.open(CLERK, List.of("no-such-item"), company(11), Scene.PURPOSE, null))
                .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(Problem.NOT_FOUND));
    }

    @Test
    void anotherKindOfApplicantThanTheItemIsForOpensNoCase() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> open(CLERK, new Subject(HolderKind.PERSON, "11010519491231002X"), "2026-14"))
                .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(Problem.FIELD_INVALID));
        assertThat(open(CLERK, company(14), "2026-14").applicant()).isEqualTo(company(14));
    }

    @Test
    void theNewestCasesComeFirst() {
        clock.set(Instant.parse("2027-02-01T04:00:00Z"));
        Case older = open(CLERK, company(12), null);
        clock.tick(Duration.ofMinutes(1));
        Case newer = open(CLERK, company(12), null);

        assertThat(desk.newest(CLERK)).startsWith(newer, older);
    }

    /** Design, section 5, line 6. */
    @Test
    void theApplicantStandsNowhereInClear() {
        String person = "11010519491231002X";
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> open(CLERK, new Subject(HolderKind.PERSON, person), null));
        open(CLERK, company(13), "2026-13");

        Dump dump = Dump.of(database, "exchange");
        assertThat(dump.text()).contains("2026-13");
        assertThat(dump.shows(person)).isFalse();
        assertThat(dump.shows(Companies.code(13))).isFalse();
    }

    private Case open(Caller caller, Subject applicant, @Nullable String number) {
        return desk.open(caller, List.of(Scene.ITEM), applicant, Scene.PURPOSE, number);
    }

    private static Subject company(int serial) {
        return new Subject(HolderKind.ORGANIZATION, Companies.code(serial));
    }

    private static void assertTaken(Runnable opening) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(opening::run)
                .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(Problem.CASE_NUMBER_TAKEN));
    }
}
