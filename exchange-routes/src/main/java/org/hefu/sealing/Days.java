package org.hefu.sealing;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.problem.Wording;
import org.springframework.stereotype.Component;

/** Reads and tells moments in the time of the hub. */
@Component
class Days {

    private final Clock clock;

    Days(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** A moment that lies ahead, as in {@code 2027-11-22T00:00:00Z}, or a day, which is meant whole. */
    Instant until(String field, String given) {
        Instant until;
        try {
            until = given.contains("T")
                    ? Instant.parse(given)
                    : LocalDate.parse(given)
                            .plusDays(1)
                            .atStartOfDay(clock.getZone())
                            .toInstant();
        } catch (DateTimeException e) {
            throw new ProblemException(
                    Problem.FIELD_INVALID, field, new Wording("例如 2027-11-22", "it looks like 2027-11-22"));
        }
        if (!until.isAfter(clock.instant())) {
            throw new ProblemException(Problem.FIELD_INVALID, field, new Wording("应在今后", "it must lie ahead"));
        }
        return until;
    }

    /** The last day of what ends then. */
    LocalDate lastBefore(Instant end) {
        return LocalDate.ofInstant(end.minusNanos(1), clock.getZone());
    }

    /** To the second, as in {@code 2026-11-22T18:00:00+08:00}. */
    String told(Instant moment) {
        return moment.atZone(clock.getZone())
                .truncatedTo(ChronoUnit.SECONDS)
                .toOffsetDateTime()
                .toString();
    }
}
