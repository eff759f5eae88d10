package org.hefu.console;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes times as screens show them, in the time zone of the hub. */
@Component("times")
public class Times {

    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z");

    private final ZoneId zone;
    private final DateTimeFormatter second;
    private final DateTimeFormatter minute;
    private final DateTimeFormatter day;

    Times(Clock clock) {
        this.zone = clock.getZone();
        this.second = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(clock.getZone());
        this.minute = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(clock.getZone());
        this.day = DateTimeFormatter.ISO_LOCAL_DATE.withZone(clock.getZone());
    }

    /**
     * A text with every moment in it, as in {@code 2026-11-22T08:00:00Z}, written in another way.
     *
     * @param way how to write one
     */
    public static String rewritten(String text, Function<Instant, String> way) {
        return INSTANT.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(way.apply(Instant.parse(found.group()))));
    }

    /** A text with every moment in it written as {@link #second}. */
    public String within(String text) {
        return rewritten(text, this::second);
    }

    public String second(Instant time) {
        return second.format(time);
    }

    public String minute(Instant time) {
        return minute.format(time);
    }

    public String day(Instant time) {
        return day.format(time);
    }

    /** The last day of what ends then: of what ends at midnight, the day before. */
    public String lastDay(Instant end) {
        return day(end.minusNanos(1));
    }

    /** Until when something serves: its last day if it ends with the day, else to the minute. */
    public String end(Instant end) {
        boolean atMidnight = end.atZone(zone).toLocalTime().equals(LocalTime.MIDNIGHT);
        return atMidnight ? lastDay(end) : minute(end);
    }

    /**
     * @param to null for a span without end
     * @param withoutEnd what to write then
     */
    public String span(LocalDate from, @Nullable LocalDate to, String withoutEnd) {
        return from + " – " + (to == null ? withoutEnd : to);
    }
}
