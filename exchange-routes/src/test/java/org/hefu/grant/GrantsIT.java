package org.hefu.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.hefu.fixture.OnExchange;
import org.hefu.fixture.Scene;
import org.hefu.fixture.SettableClock;
import org.hefu.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** Design, section 5, line 2. */
@OnExchange
class GrantsIT {

    @Autowired
    private Grants grants;

    @Autowired
    private SettableClock clock;

    @AfterEach
    void noon() {
        clock.set(SettableClock.NOON);
    }

    @Test
    void aGrantIsReadAsItWasAdded() {
        Grant added = grant("AS_ADDED", SettableClock.NOON, SettableClock.NOON.plusSeconds(60));

        grants.add(added);

        assertThat(grants.of("labour", Scene.WAGES)).contains(added);
    }

    @Test
    void aGrantCountsWhileTheHubsClockIsWithinIt() {
        grants.add(grant("CLOCK", SettableClock.NOON, SettableClock.NOON.plus(Duration.ofHours(1))));
        GrantRequest request = request("labour", "CLOCK");

        assertThat(grants.decide(request)).isInstanceOf(GrantDecision.Permitted.class);
        clock.tick(Duration.ofHours(1));
        assertThat(grants.decide(request)).isEqualTo(new GrantDecision.Refused(Problem.GRANT_EXPIRED, Scene.WAGES, ""));
    }

    @Test
    void theGrantOfOneSystemIsNotThatOfAnother() {
        grants.add(grant("MINE", SettableClock.NOON, SettableClock.NOON.plusSeconds(60)));

        assertThat(grants.decide(request("stranger", "MINE")))
                .isEqualTo(new GrantDecision.Refused(Problem.GRANT_MISSING, Scene.WAGES, ""));
    }

    @Test
    void whoWorksUnderNoSystemHasNoGrant() {
        assertThat(grants.decide(request(null, "WAGE_PROOF")))
                .isEqualTo(new GrantDecision.Refused(Problem.GRANT_MISSING, Scene.WAGES, ""));
    }

    @Test
    void aGrantThatEndsBeforeItBeginsIsNotKept() {
        Grant grant = grant("REVERSED", SettableClock.NOON, SettableClock.NOON);

        assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> grants.add(grant));
    }

    private static GrantRequest request(@Nullable String system, String purpose) {
        return new GrantRequest(Scene.WAGES, system, purpose, Scene.ITEM, Set.of(), null);
    }

    private static Grant grant(String purpose, Instant from, Instant until) {
        return new Grant(
                Scene.WAGES,
                "labour",
                purpose,
                Set.of(Scene.ITEM, "other"),
                Set.of("owedWages"),
                Set.of(),
                from,
                until);
    }
}
