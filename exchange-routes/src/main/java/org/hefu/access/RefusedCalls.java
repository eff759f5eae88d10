package org.hefu.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.hefu.audit.Act;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
import org.hefu.problem.Problem;
import org.springframework.stereotype.Component;

/**
 * Puts on the ledger what signed-in callers asked for and none of their roles allows. Nobody makes it grow without end:
 * of each caller so many an hour are written, of which the last says that more may follow.
 */
@Component
class RefusedCalls {

    static final int MOST = 60;
    private static final Duration SPAN = Duration.ofHours(1);
    private static final int LONGEST = 200;

    private final Ledger ledger;
    private final Clock clock;
    private final Map<String, Span> spans = new ConcurrentHashMap<>();

    RefusedCalls(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * @param written how many since its beginning
     */
    private record Span(Instant began, int written) {}

    /**
     * Writes a refusal down before it is told.
     *
     * @throws org.hefu.ledger.LedgerUnavailableException if it is not durable in time
     */
    void write(Caller caller, HttpServletRequest request) {
        Instant now = clock.instant();
        Span span = spans.compute(
                caller.actor(),
                (actor, before) ->
                        before == null || !now.isBefore(before.began().plus(SPAN))
                                ? new Span(now, 1)
                                : new Span(before.began(), Math.min(before.written() + 1, MOST + 1)));
        if (span.written() > MOST) {
            return;
        }
        String path = request.getRequestURI();
        TreeMap<String, String> details = new TreeMap<>();
        details.put("method", request.getMethod());
        details.put("address", path.length() <= LONGEST ? path : path.substring(0, LONGEST));
        details.put("reason", Problem.ROLE_MISSING.name());
        if (span.written() == MOST) {
            details.put("unwritten", "until " + span.began().plus(SPAN));
        }
        ledger.append(new LedgerEntry(Act.ACCESS.name(), Outcome.REFUSED, caller.actor(), null, details));
    }
}
