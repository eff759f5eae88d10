package org.hefu.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much each of many askers may still ask: an allowance that is used up at once or little by little, and filled evenly
 * again. Safe for use by many threads.
 */
final class Allowances {

    private final Duration each;
    private final Duration all;
    private final Map<String, Instant> usedUntil;

    /**
     * @param mostAMinute requests of one asker in a minute, after as many at once
     * @param mostAskers that are remembered; then the one that was heard of least lately is forgotten
     */
    Allowances(int mostAMinute, int mostAskers) {
        this.each = Duration.ofMinutes(1).dividedBy(mostAMinute);
        this.all = each.multipliedBy(mostAMinute);
        this.usedUntil = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.@Nullable Entry<String, Instant> eldest) {
                return size() > mostAskers;
            }
        };
    }

    /**
     * Takes one request off an allowance.
     *
     * @return how long to wait until there is one again; zero if it was taken
     */
    synchronized Duration take(String asker, Instant now) {
        Instant used = usedUntil.getOrDefault(asker, Instant.MIN);
        Instant from = used.isBefore(now) ? now : used;
        Instant then = from.plus(each);
        Duration over = Duration.between(now.plus(all), then);
        if (over.isPositive()) {
            return over;
        }
        usedUntil.put(asker, then);
        return Duration.ZERO;
    }
}
