package org.hefu.access;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.hefu.audit.Act;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Puts refused sign-ins on the ledger, where strangers cannot make it grow: the first of a run at once, before it is
 * answered; those that follow in the next quarter of an hour by their number, when it is over or the actor signs in.
 */
@Component
class RefusedSignIns {

    private static final Duration RUN = Duration.ofMinutes(15);

    private final Map<String, Run> runs = new ConcurrentHashMap<>();
    private final Ledger ledger;
    private final Clock clock;

    RefusedSignIns(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * @param actor an account or system that there is, or one name for all that there are not
     */
    void add(String actor) {
        Run fresh = new Run(clock.instant(), new AtomicLong());
        @Nullable Run before = runs.putIfAbsent(actor, fresh);
        if (before != null) {
            before.more().incrementAndGet();
            return;
        }
        try {
            append(actor, new TreeMap<>());
        } catch (RuntimeException shut) {
            runs.remove(actor, fresh);
            throw shut;
        }
    }

    /** Ends the run of an actor, if there is one. */
    void end(String actor) {
        Run run = runs.remove(actor);
        if (run == null || run.more().get() == 0) {
            return;
        }
        append(
                actor,
                new TreeMap<>(Map.of(
                        "failures",
                        Long.toString(run.more().get()),
                        "since",
                        run.from().toString())));
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void endThoseThatAreOver() {
        Instant over = clock.instant().minus(RUN);
        List.copyOf(runs.entrySet()).stream()
                .filter(run -> !run.getValue().from().isAfter(over))
                .forEach(run -> end(run.getKey()));
    }

    @PreDestroy
    void endAll() {
        List.copyOf(runs.keySet()).forEach(this::end);
    }

    private void append(String actor, SortedMap<String, String> details) {
        ledger.append(new LedgerEntry(Act.SIGN_IN.name(), Outcome.REFUSED, actor, null, details));
    }

    /**
     * @param from time of the first
     * @param more after the first
     */
    private record Run(Instant from, AtomicLong more) {}
}
