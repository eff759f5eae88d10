package org.hefu.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.hefu.fixture.OnExchange;
import org.hefu.fixture.SettableClock;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnExchange
class RefusedSignInsIT {

    @Autowired
    private Ledger ledger;

    @Autowired
    private SettableClock clock;

    private RefusedSignIns refused;
    private long before;

    @BeforeEach
    void begin() {
        refused = new RefusedSignIns(ledger, clock);
        before = ledger.checkpoint().size();
    }

    @AfterEach
    void noon() {
        clock.set(SettableClock.NOON);
    }

    @Test
    void theFirstIsRecordedAtOnceAndTheOthersByTheirNumber() {
        add("person:clerk", 150);
        assertThat(entries()).singleElement().satisfies(first -> {
            assertThat(first.actor()).isEqualTo("person:clerk");
            assertThat(first.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(first.details()).isEmpty();
        });

        clock.tick(Duration.ofMinutes(15).minusSeconds(1));
        refused.endThoseThatAreOver();
        assertThat(entries()).hasSize(1);
        clock.tick(Duration.ofSeconds(1));
        refused.endThoseThatAreOver();
        refused.endThoseThatAreOver();

        assertThat(entries()).hasSize(2);
        assertThat(entries().getLast().details())
                .isEqualTo(Map.of("failures", "149", "since", SettableClock.NOON.toString()));
    }

    @Test
    void theNextRunBeginsWithAnEntryOfItsOwn() {
        add("person:clerk", 2);
        refused.end("person:clerk");
        add("person:clerk", 1);
        refused.endAll();

        assertThat(entries()).extracting(entry -> entry.details().size()).containsExactly(0, 2, 0);
    }

    @Test
    void oneFailureIsOneEntry() {
        add("system:counter", 1);
        refused.end("system:counter");
        refused.end("system:labour");

        assertThat(entries()).hasSize(1);
    }

    @Test
    void eachActorHasItsOwnRun() {
        add("person:clerk", 2);
        add("person:unknown", 3);
        refused.endAll();

        assertThat(entries()).hasSize(4);
    }

    private void add(String actor, int times) {
        for (int i = 0; i < times; i++) {
            refused.add(actor);
        }
    }

    private List<LedgerEntry> entries() {
        return LongStream.range(before, ledger.checkpoint().size())
                .mapToObj(index -> ledger.entry(index).orElseThrow().entry())
                .toList();
    }
}
