package org.hefu.sealing;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.problem.Wording;
import org.springframework.stereotype.Component;

/** Reads and tells moments in the time of the hub. */
@Component
class Days {

    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;

    private final Clock clock;

    Days(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** A moment that lies ahead, as in {@code 2027-11-22T00:00:00Z}, or a day, which is meant whole. */
    Instant until(String field, String given) {
        Instant until = moment(field, given, 1);
        if (!until.isAfter(clock.instant())) {
            throw new ProblemException(Problem.FIELD_INVALID, field, new Wording("应在今后", "it must lie ahead"));
        }
        return until;
    }

    /** A moment, or the beginning of a day. */
    Instant from(String field, String given) {
        return moment(field, given, 0);
    }

    /** Of the years 1 to 9999, as people write them. */
    private Instant moment(String field, String given, int daysLater) {
        try {
            Instant moment = given.contains("T")
                    ? Instant.parse(given)
                    : LocalDate.parse(given)
                            .plusDays(daysLater)
                            .atStartOfDay(clock.getZone())
                            .toInstant();
            int year = moment.atOffset(ZoneOffset.UTC).getYear();
            if (year >= FIRST_YEAR && year <= LAST_YEAR) {
                return moment;
            }
        } catch (DateTimeException e) {
            // Told below, as what is beyond the years.
        }
        throw new ProblemException(
                Problem.FIELD_INVALID, field, new Wording("例如 2027-11-22", "it looks like 2027-11-22"));
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
