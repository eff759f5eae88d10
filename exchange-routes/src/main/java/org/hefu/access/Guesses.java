package org.hefu.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts wrong passwords by account and address together: five in a row close the account for a quarter of an hour to
 * that address, and to no other, so that nobody can lock out others. Remembers also from where each account signed in.
 * Of both, so many as are given; then those that were heard of least lately are forgotten. Each node counts for itself.
 */
final class Guesses {

    private static final int FAILURES_TO_CLOSE = 5;
    private static final Duration CLOSED = Duration.ofMinutes(15);

    /** No account has a longer name, so that longer ones need not be told apart. */
    private static final int LONGEST_NAME = 200;

    private final Map<Pair, Failures> failures;
    private final Map<Pair, Boolean> homes;

    Guesses(int most) {
        this.failures = newest(most);
        this.homes = newest(most);
    }

    private static <V> Map<Pair, V> newest(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.@Nullable Entry<Pair, V> eldest) {
                return size() > most;
            }
        };
    }

    /** Whether the account, if there is one of this name, is closed to this address. */
    synchronized boolean areOver(String username, String asker, Instant now) {
        Failures counted = failures.get(pair(username, asker));
        return counted != null && counted.closedUntil != null && now.isBefore(counted.closedUntil);
    }

    synchronized void failed(String username, String asker, Instant now) {
        failures.merge(pair(username, asker), new Failures(1, null), (before, one) -> before.next(now));
    }

    synchronized void succeeded(String username, String asker) {
        failures.remove(pair(username, asker));
        homes.put(pair(username, asker), true);
    }

    /** Whether this account signed in from this address before. */
    synchronized boolean isAtHome(String username, String asker) {
        return homes.get(pair(username, asker)) != null;
    }

    private static Pair pair(String username, String asker) {
        return new Pair(username.length() > LONGEST_NAME ? "" : username, asker);
    }

    private record Pair(String username, String asker) {}

    /**
     * @param count in a row
     * @param closedUntil null before the first time
     */
    private record Failures(int count, @Nullable Instant closedUntil) {
        Failures next(Instant now) {
            return count + 1 < FAILURES_TO_CLOSE
                    ? new Failures(count + 1, closedUntil)
                    : new Failures(0, now.plus(CLOSED));
        }
    }
}
