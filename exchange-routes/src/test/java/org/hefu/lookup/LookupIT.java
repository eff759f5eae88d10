package org.hefu.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Set;
import org.hefu.access.Caller;
import org.hefu.connector.LiveAnswer;
import org.hefu.fixture.Companies;
import org.hefu.fixture.Ledgers;
import org.hefu.fixture.OnExchange;
import org.hefu.fixture.Registry;
import org.hefu.fixture.Scene;
import org.hefu.fixture.SettableClock;
import org.hefu.fixture.SpokenFor;
import org.hefu.identity.HolderKind;
import org.hefu.journey.Journeys;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
import org.hefu.ledger.Receipt;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnExchange
class LookupIT {

    @Autowired
    private Journeys journeys;

    @Autowired
    private Registry registry;

    @Autowired
    private SpokenFor labour;

    @Autowired
    private Ledgers ledger;

    @BeforeEach
    void nobodyWasAsked() {
        labour.says(Scene.GOOD_STANDING);
        labour.asked();
    }

    @Test
    void aRecordIsCutDownToTheGrantedFields() {
        registry.holds(8_000);

        LookupAnswer answer = lookup(Scene.LICENSES, 8_000, Set.of(), null);

        assertThat(answer.outcome()).isEqualTo(LookupAnswer.Outcome.FOUND);
        assertThat(answer.record())
                .isEqualTo(Map.of(
                        "number",
                        Companies.code(8_000),
                        "holderName",
                        "合符好面包8000有限公司",
                        "status",
                        "IN_FORCE",
                        "address",
                        "面包街"));
        assertThat(answer.source().system()).isEqualTo("market-regulation");
    }

    @Test
    void onlyWhatIsAskedForIsAnswered() {
        registry.holds(8_010);

        assertThat(lookup(Scene.LICENSES, 8_010, Set.of("status"), null).record())
                .isEqualTo(Map.of("status", "IN_FORCE"));
    }

    @Test
    void aCriterionIsAnsweredWithYesOrNoAndNothingElse() {
        labour.says(Scene.ARREARS);

        LookupAnswer answer = lookup(Scene.WAGES, 8_020, Set.of(), "no-wage-arrears");

        assertThat(answer.outcome()).isEqualTo(LookupAnswer.Outcome.ANSWERED);
        assertThat(answer.answer()).isFalse();
        assertThat(answer.record()).isNull();
        assertThat(answer.asOf()).isEqualTo(SettableClock.NOON);
    }

    @Test
    void theOwnerIsAskedWithItsCredential() {
        lookup(Scene.WAGES, 8_025, Set.of(), "no-wage-arrears");

        assertThat(labour.asked()).singleElement().satisfies(question -> {
            assertThat(question.resource()).isEqualTo(Scene.WAGES);
            assertThat(question.target()).hasToString("http://127.0.0.1:8091/wage-payments/query");
            assertThat(question.credential()).isEqualTo(Scene.CREDENTIAL);
            assertThat(question.subjectKind()).isEqualTo("ORGANIZATION");
            assertThat(question.subjectId()).isEqualTo(Companies.code(8_025));
        });
    }

    @Test
    void theOwnerIsAskedAboutAPersonByTheNumberOfTheIdentityCard() {
        Subject person = new Subject(HolderKind.PERSON, "11010519491231002X");
        LookupRequest request = new LookupRequest(
                Scene.COUNTER, Scene.WAGES, person, Scene.PURPOSE, Scene.ITEM, "2026-8", Set.of(), "no-wage-arrears");

        journeys.send(LookupRoute.LOOKUP, request, LookupAnswer.class);

        assertThat(labour.asked()).singleElement().satisfies(question -> {
            assertThat(question.subjectKind()).isEqualTo("PERSON");
            assertThat(question.subjectId()).isEqualTo(person.id());
        });
    }

    @Test
    void whomTheSourceDoesNotKnowIsNotFound() {
        labour.says(new LiveAnswer.NotFound(SettableClock.NOON));

        assertThat(lookup(Scene.WAGES, 8_030, Set.of(), "no-wage-arrears").outcome())
                .isEqualTo(LookupAnswer.Outcome.NOT_FOUND);
        assertThat(lookup(Scene.LICENSES, 8_030, Set.of(), null).outcome()).isEqualTo(LookupAnswer.Outcome.NOT_FOUND);
    }

    @Test
    void everyAnswerIsOnTheLedgerWhenItLeaves() {
        long before = ledger.size();

        LookupAnswer answer = lookup(Scene.WAGES, 8_040, Set.of(), "no-wage-arrears");

        assertThat(answer.receipt().index()).isBetween(before, ledger.size() - 1);
        LedgerEntry entry = ledger.newest("LOOKUP");
        assertThat(entry.outcome()).isEqualTo(Outcome.ALLOWED);
        assertThat(entry.actor()).isEqualTo("system:counter");
        assertThat(entry.caseNumber()).isEqualTo("2026-8");
        assertThat(entry.details())
                .containsEntry("resource", Scene.WAGES)
                .containsEntry("subject", Companies.code(8_040))
                .containsEntry("purpose", Scene.PURPOSE)
                .containsEntry("item", Scene.ITEM)
                .containsEntry("criterion", "no-wage-arrears")
                .containsEntry("answer", "true");
    }

    /** Design, section 5, line 2. */
    @Test
    void withoutAGrantNobodyIsAskedAndTheRefusalIsOnTheLedger() {
        registry.holds(8_050);

        assertRefused(request(Scene.STRANGER, Scene.LICENSES, 8_050, Set.of(), null), Problem.GRANT_MISSING);
        assertRefused(request(Scene.STRANGER, Scene.WAGES, 8_050, Set.of(), "no-wage-arrears"), Problem.GRANT_MISSING);
        assertRefused(request(Scene.COUNTER, "no-such-resource", 8_050, Set.of(), null), Problem.GRANT_MISSING);
        assertThat(labour.asked()).isEmpty();
    }

    @Test
    void beyondAGrantNobodyIsAskedAndTheRefusalIsOnTheLedger() {
        registry.holds(8_060);

        assertRefused(
                request(Scene.COUNTER, Scene.LICENSES, 8_060, Set.of("status", "legalRepresentative"), null),
                Problem.FIELD_NOT_GRANTED);
        assertRefused(request(Scene.COUNTER, Scene.WAGES, 8_060, Set.of(), null), Problem.FIELD_NOT_GRANTED);
        assertRefused(request(Scene.COUNTER, Scene.WAGES, 8_060, Set.of(), "other"), Problem.CRITERION_NOT_GRANTED);
        assertThat(labour.asked()).isEmpty();
    }

    @Test
    void aPersonWhoWorksUnderNoSystemIsRefused() {
        Caller leader = new Caller.Person("leader", "钱伟", Scene.COUNTER_OFFICE, null, Set.of());

        assertRefused(request(leader, Scene.LICENSES, 8_070, Set.of(), null), Problem.GRANT_MISSING);
    }

    /** Design, section 5, line 10. */
    @Test
    void aSourceThatIsAwayIsSaidToBeAwayAndTheRestGoesOn() {
        registry.holds(8_080);
        labour.isAway(LiveAnswer.Reason.UNREACHABLE);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> lookup(Scene.WAGES, 8_080, Set.of(), "no-wage-arrears"))
                .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(Problem.SOURCE_UNAVAILABLE));
        assertThat(ledger.newest("LOOKUP").outcome()).isEqualTo(Outcome.FAILED);

        assertThat(lookup(Scene.LICENSES, 8_080, Set.of(), null).outcome()).isEqualTo(LookupAnswer.Outcome.FOUND);
    }

    private void assertRefused(LookupRequest request, Problem problem) {
        long before = ledger.size();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> journeys.send(LookupRoute.LOOKUP, request, LookupAnswer.class))
                .satisfies(refusal -> {
                    assertThat(refusal.problem()).isEqualTo(problem);
                    assertThat(refusal.receipt()).map(Receipt::index).contains(before);
                });
        assertThat(ledger.size()).isEqualTo(before + 1);
        LedgerEntry entry = ledger.newest("LOOKUP");
        assertThat(entry.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(entry.actor()).isEqualTo(request.caller().actor());
        assertThat(entry.details()).containsEntry("reason", problem.name());
    }

    private LookupAnswer lookup(String resource, int serial, Set<String> fields, @Nullable String criterion) {
        return journeys.send(
                LookupRoute.LOOKUP, request(Scene.COUNTER, resource, serial, fields, criterion), LookupAnswer.class);
    }

    private static LookupRequest request(
            Caller caller, String resource, int serial, Set<String> fields, @Nullable String criterion) {
        return new LookupRequest(
                caller,
                resource,
                new Subject(HolderKind.ORGANIZATION, Companies.code(serial)),
                Scene.PURPOSE,
                Scene.ITEM,
                "2026-8",
                fields,
                criterion);
    }
}
