package org.hefu.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class GateTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final GateSettings SETTINGS = new GateSettings(3, 1, Duration.ZERO);

    @Test
    void anAllowanceIsUsedUpAndFilledEvenlyAgain() {
        Allowances allowances = new Allowances(3, 10);
        for (int i = 0; i < 3; i++) {
            assertThat(allowances.take("a", NOW)).isZero();
        }

        assertThat(allowances.take("a", NOW)).isEqualTo(Duration.ofSeconds(20));
        assertThat(allowances.take("b", NOW)).isZero();
        assertThat(allowances.take("a", NOW.plusSeconds(19))).isEqualTo(Duration.ofSeconds(1));
        assertThat(allowances.take("a", NOW.plusSeconds(20))).isZero();
        assertThat(allowances.take("a", NOW.plusSeconds(20))).isEqualTo(Duration.ofSeconds(20));
        assertThat(allowances.take("a", NOW.plusSeconds(3600))).isZero();
    }

    @Test
    void theAskerWhoWasHeardOfLeastLatelyIsForgotten() {
        Allowances allowances = new Allowances(1, 2);
        allowances.take("a", NOW);
        allowances.take("b", NOW);
        assertThat(allowances.take("a", NOW)).isPositive();
        allowances.take("c", NOW);

        assertThat(allowances.take("a", NOW)).isPositive();
        assertThat(allowances.take("b", NOW)).isZero();
    }

    @Test
    void anIpv6NetworkIsOneAsker() {
        assertThat(Gate.asker("2001:db8:1:2:3::4")).isEqualTo(Gate.asker("2001:db8:1:2::9"));
        assertThat(Gate.asker("2001:db8:1:2::4")).isNotEqualTo(Gate.asker("2001:db8:1:3::4"));
        assertThat(Gate.asker("192.0.2.1")).isNotEqualTo(Gate.asker("192.0.2.2"));
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBack() {
        Gate gate = new Gate(SETTINGS, Clock.fixed(NOW, ZoneOffset.UTC));
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr("192.0.2.1");
        for (int i = 0; i < 3; i++) {
            gate.admit(request);
        }

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> gate.admit(request))
                .satisfies(e -> {
                    assertThat(e.problem()).isEqualTo(Problem.TOO_MANY_REQUESTS);
                    assertThat(e.retryAfter()).contains(Duration.ofSeconds(20));
                });
    }

    @Test
    void noMoreAreAtWorkThanMayBeAndAPlaceIsGivenBack() {
        Gate gate = new Gate(SETTINGS, Clock.fixed(NOW, ZoneOffset.UTC));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> gate.work(() -> gate.work(() -> "two at once")))
                .satisfies(e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(1)));
        assertThat(gate.work(() -> "one")).isEqualTo("one");
    }
}
