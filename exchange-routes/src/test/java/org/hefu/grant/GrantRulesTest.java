package org.hefu.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hefu.grant.GrantDecision.Permitted;
import org.hefu.grant.GrantDecision.Refused;
import org.hefu.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Design, section 5, line 2: the default is deny. */
class GrantRulesTest {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final Grant GRANT =
            grant("WAGE_PROOF", Set.of("wage-proof"), Set.of("name", "status"), Set.of("good"));

    @Test
    void withoutAGrantTheAnswerIsNo() {
        assertThat(decide(record())).isEqualTo(refused(Problem.GRANT_MISSING));
    }

    @Test
    void whatIsAskedForAndGrantedIsAnswered() {
        assertThat(decide(record("name"), GRANT)).isEqualTo(new Permitted(Set.of("name")));
    }

    @Test
    void whoAsksForNoFieldGetsAllThatAreGranted() {
        assertThat(decide(record(), GRANT)).isEqualTo(new Permitted(Set.of("name", "status")));
    }

    @Test
    void aCriterionIsAnsweredWithoutAnyField() {
        assertThat(decide(criterion("good"), GRANT)).isEqualTo(new Permitted(Set.of()));
    }

    @Test
    void anotherPurposeIsRefused() {
        GrantRequest request = request("LOAN", "wage-proof", Set.of(), null);

        assertThat(decide(request, GRANT)).isEqualTo(refused(Problem.PURPOSE_NOT_GRANTED));
    }

    @Test
    void anotherItemIsRefused() {
        GrantRequest request = request("WAGE_PROOF", "loan", Set.of(), null);

        assertThat(decide(request, GRANT)).isEqualTo(refused(Problem.ITEM_NOT_GRANTED));
    }

    @Test
    void aRequestOutsideOfAnyItemIsRefused() {
        assertThat(decide(request("WAGE_PROOF", null, Set.of(), null), GRANT))
                .isEqualTo(refused(Problem.ITEM_NOT_GRANTED));
    }

    @Test
    void aGrantWithoutItemsCoversNone() {
        assertThat(decide(record(), grant("WAGE_PROOF", Set.of(), Set.of("name"), Set.of())))
                .isEqualTo(refused(Problem.ITEM_NOT_GRANTED));
    }

    @Test
    void fieldsThatAreNotGrantedAreNamed() {
        assertThat(decide(record("status", "salary", "address"), GRANT))
                .isEqualTo(new Refused(Problem.FIELD_NOT_GRANTED, "license", "address, salary"));
    }

    @Test
    void aGrantOfCriteriaOnlyShowsNoRecord() {
        assertThat(decide(record(), grant("WAGE_PROOF", Set.of("wage-proof"), Set.of(), Set.of("good"))))
                .isEqualTo(new Refused(Problem.FIELD_NOT_GRANTED, "license", "*"));
    }

    @Test
    void aCriterionThatIsNotGrantedIsRefused() {
        assertThat(decide(criterion("rich"), GRANT)).isEqualTo(refused(Problem.CRITERION_NOT_GRANTED));
    }

    @Test
    void aGrantHoldsFromItsFirstInstantToTheOneBeforeItsLast() {
        assertThat(at(FROM.minusNanos(1))).isEqualTo(refused(Problem.GRANT_NOT_YET_VALID));
        assertThat(at(FROM)).isInstanceOf(Permitted.class);
        assertThat(at(UNTIL.minusNanos(1))).isInstanceOf(Permitted.class);
        assertThat(at(UNTIL)).isEqualTo(refused(Problem.GRANT_EXPIRED));
        assertThat(at(UNTIL.plus(Duration.ofDays(1)))).isEqualTo(refused(Problem.GRANT_EXPIRED));
    }

    @Test
    void theReasonThatComesClosestIsTold() {
        Grant otherPurpose = grant("LOAN", Set.of("wage-proof"), Set.of("salary"), Set.of());
        Grant otherItem = grant("WAGE_PROOF", Set.of("loan"), Set.of("salary"), Set.of());
        Grant future = new Grant(
                "license",
                "counter",
                "WAGE_PROOF",
                Set.of("wage-proof"),
                Set.of("salary"),
                Set.of(),
                UNTIL,
                UNTIL.plusSeconds(1));
        Grant past = new Grant(
                "license",
                "counter",
                "WAGE_PROOF",
                Set.of("wage-proof"),
                Set.of("salary"),
                Set.of(),
                FROM.minusSeconds(1),
                FROM);

        assertThat(decide(record("salary"), otherPurpose, otherItem)).isEqualTo(refused(Problem.ITEM_NOT_GRANTED));
        assertThat(decide(record("salary"), otherItem, otherPurpose)).isEqualTo(refused(Problem.ITEM_NOT_GRANTED));
        assertThat(decide(record("salary"), otherItem, future)).isEqualTo(refused(Problem.GRANT_NOT_YET_VALID));
        assertThat(decide(record("salary"), past, future)).isEqualTo(refused(Problem.GRANT_EXPIRED));
        assertThat(decide(record("salary"), past, GRANT, future))
                .isEqualTo(new Refused(Problem.FIELD_NOT_GRANTED, "license", "salary"));
    }

    @Test
    void oneFittingGrantAmongOthersIsEnough() {
        Grant otherPurpose = grant("LOAN", Set.of("wage-proof"), Set.of("salary"), Set.of());

        assertThat(decide(record("name"), otherPurpose, GRANT, otherPurpose)).isEqualTo(new Permitted(Set.of("name")));
    }

    @Test
    void grantsAreNotAddedUp() {
        Grant more = grant("WAGE_PROOF", Set.of("wage-proof"), Set.of("salary"), Set.of());

        assertThat(decide(record("name", "salary"), GRANT, more)).isInstanceOf(Refused.class);
    }

    private static GrantDecision at(Instant instant) {
        return GrantRules.decide(record("name"), List.of(GRANT), instant);
    }

    private static GrantDecision decide(GrantRequest request, Grant... grants) {
        return GrantRules.decide(request, List.of(grants), NOW);
    }

    private static GrantRequest record(String... fields) {
        return request("WAGE_PROOF", "wage-proof", Set.of(fields), null);
    }

    private static GrantRequest criterion(String code) {
        return request("WAGE_PROOF", "wage-proof", Set.of(), code);
    }

    private static GrantRequest request(
            String purpose, @Nullable String item, Set<String> fields, @Nullable String criterion) {
        return new GrantRequest("license", "counter", purpose, item, fields, criterion);
    }

    private static Grant grant(String purpose, Set<String> items, Set<String> fields, Set<String> criteria) {
        return new Grant("license", "counter", purpose, items, fields, criteria, FROM, UNTIL);
    }

    private static Refused refused(Problem problem) {
        return new Refused(problem, "license", "");
    }
}
