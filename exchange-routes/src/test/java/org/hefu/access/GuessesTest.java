package org.hefu.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GuessesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofMinutes(15));

    private final Guesses guesses = new Guesses(100);

    @Test
    void fiveInARowCloseTheAccountToThatAddressAndToNoOther() {
        fail("auditor", "a", 4);
        assertThat(guesses.areOver("auditor", "a", NOW)).isFalse();
        fail("auditor", "a", 1);

        assertThat(guesses.areOver("auditor", "a", NOW)).isTrue();
        assertThat(guesses.areOver("auditor", "b", NOW)).isFalse();
        assertThat(guesses.areOver("clerk", "a", NOW)).isFalse();
    }

    @Test
    void afterAQuarterOfAnHourFiveMoreAreCounted() {
        fail("auditor", "a", 5);

        assertThat(guesses.areOver("auditor", "a", LATER.minusMillis(1))).isTrue();
        assertThat(guesses.areOver("auditor", "a", LATER)).isFalse();
        for (int i = 0; i < 5; i++) {
            assertThat(guesses.areOver("auditor", "a", LATER)).isFalse();
            guesses.failed("auditor", "a", LATER);
        }
        assertThat(guesses.areOver("auditor", "a", LATER)).isTrue();
    }

    @Test
    void aRightPasswordBeginsTheCountAnew() {
        fail("auditor", "a", 4);
        guesses.succeeded("auditor", "a");
        fail("auditor", "a", 4);

        assertThat(guesses.areOver("auditor", "a", NOW)).isFalse();
    }

    @Test
    void anAccountIsAtHomeWhereItSignedIn() {
        guesses.succeeded("auditor", "a");

        assertThat(guesses.isAtHome("auditor", "a")).isTrue();
        assertThat(guesses.isAtHome("auditor", "b")).isFalse();
        assertThat(guesses.isAtHome("clerk", "a")).isFalse();
    }

    @Test
    void namesThatNoAccountHasFillNoMemory() {
        fail("x".repeat(1_000), "a", 3);
        fail("y".repeat(1_000), "a", 2);

        assertThat(guesses.areOver("z".repeat(1_000), "a", NOW)).isTrue();
    }

    private void fail(String username, String asker, int times) {
        for (int i = 0; i < times; i++) {
            guesses.failed(username, asker, NOW);
        }
    }
}
