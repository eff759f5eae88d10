package org.hefu.verification;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The places of a pool, shared out between callers: nobody has more than half of them, what shows or searches documents
 * leaves one to verification, and those who wait are served in turns, a caller at a time. Safe for use by many threads.
 */
final class Places {

    /** What a place is wanted for. */
    enum Use {
        VERIFICATION,
        /** Showing pages and searching text. */
        HELP
    }

    private final int all;
    /** Of one caller, at most. */
    private final int share;

    private final int help;
    private final Map<String, Integer> held = new HashMap<>();
    /** Who waits, by caller; the first line is served next. */
    private final Map<String, Deque<Turn>> lines = new LinkedHashMap<>();

    private int taken;
    private int helping;

    Places(int all) {
        this.all = all;
        this.share = Math.max(1, all / 2);
        this.help = Math.max(1, all - 1);
    }

    /** A place, or the wait for one; end it in either case. */
    final class Turn implements AutoCloseable {

        private final String caller;
        private final Use use;
        private final CountDownLatch granted = new CountDownLatch(1);

        private Turn(String caller, Use use) {
            this.caller = caller;
            this.use = use;
        }

        /** False if there was no place in this time. */
        boolean await(Duration patience) throws InterruptedException {
            return granted.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        }

        boolean isGranted() {
            return granted.getCount() == 0;
        }

        @Override
        public void close() {
            end(this);
        }
    }

    /** Gets in line. */
    synchronized Turn ask(String caller, Use use) {
        Turn turn = new Turn(caller, use);
        lines.computeIfAbsent(caller, name -> new ArrayDeque<>()).add(turn);
        serve();
        return turn;
    }

    private synchronized void end(Turn turn) {
        if (turn.isGranted()) {
            taken--;
            helping -= turn.use == Use.HELP ? 1 : 0;
            held.computeIfPresent(turn.caller, (caller, count) -> count == 1 ? null : count - 1);
        } else {
            Deque<Turn> line = lines.getOrDefault(turn.caller, new ArrayDeque<>());
            line.remove(turn);
            if (line.isEmpty()) {
                lines.remove(turn.caller);
            }
        }
        serve();
    }

    private void serve() {
        while (taken < all && serveOne()) {
            // Each goes to the caller whose line has waited longest since it was served.
        }
    }

    private boolean serveOne() {
        for (Map.Entry<String, Deque<Turn>> line : lines.entrySet()) {
            if (held.getOrDefault(line.getKey(), 0) < share && serve(line.getKey(), line.getValue())) {
                return true;
            }
        }
        return false;
    }

    /** Serves the first in the line that there is a place for. */
    private boolean serve(String caller, Deque<Turn> line) {
        for (Iterator<Turn> waiting = line.iterator(); waiting.hasNext(); ) {
            Turn turn = waiting.next();
            if (turn.use == Use.VERIFICATION || helping < help) {
                waiting.remove();
                lines.remove(caller);
                if (!line.isEmpty()) {
                    lines.put(caller, line);
                }
                taken++;
                helping += turn.use == Use.HELP ? 1 : 0;
                held.merge(caller, 1, Integer::sum);
                turn.granted.countDown();
                return true;
            }
        }
        return false;
    }
}
