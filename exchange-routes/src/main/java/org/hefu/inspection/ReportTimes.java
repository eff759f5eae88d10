package org.hefu.inspection;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.hefu.console.Times;

/** Writes the times of a report in one time zone, with its offset; also those that stand within its sentences, in UTC. */
public final class ReportTimes {

    private final DateTimeFormatter second;

    public ReportTimes(ZoneId zone) {
        this.second = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx").withZone(zone);
    }

    /** For example {@code 2026-11-22 17:00:00 +08:00}. */
    public String second(Instant time) {
        return second.format(time);
    }

    /** For example {@code 2026-11-22}. */
    public String day(Instant time) {
        return second(time).substring(0, 10);
    }

    /** The last day of what ends then: of what ends at midnight, the day before. */
    public String lastDay(Instant end) {
        return day(end.minusNanos(1));
    }

    /** The sentence with every time in it written as {@link #second}. */
    public String within(String sentence) {
        return Times.rewritten(sentence, this::second);
    }
}
