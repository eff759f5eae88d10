package org.hefu.database;

import java.io.IOException;
import java.time.Duration;

/** Waits for a condition outside this process, of which nobody tells. */
final class Waiting {

    private static final Duration BREATH = Duration.ofMillis(20);

    private Waiting() {}

    /** A question about the outside. */
    interface Condition {
        boolean holds() throws IOException;
    }

    /** Says whether the condition came to hold in time; one that cannot be asked does not hold. */
    static boolean until(Condition condition, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            Thread.sleep(BREATH);
        }
        return true;
    }

    private static boolean holds(Condition condition) {
        try {
            return condition.holds();
        } catch (IOException e) {
            return false;
        }
    }
}
