package org.hefu.seal.job;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.hefu.ledger.LedgerUnavailableException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** How many steps of a job failed, one after the other. Safe for use by many threads. */
final class StepFailures {

    private static final int MOST = 3;

    private final Map<UUID, Integer> counts = new ConcurrentHashMap<>();

    /** True if it is enough, and the job is to be stopped; then it is counted from the beginning. */
    boolean isEnough(UUID job, Throwable why) {
        if (isOfHub(why) || counts.merge(job, 1, Integer::sum) < MOST) {
            return false;
        }
        forget(job);
        return true;
    }

    void forget(UUID job) {
        counts.remove(job);
    }

    /** The job has no part in it, and goes on when the hub does. */
    private static boolean isOfHub(Throwable why) {
        return why instanceof TransientDataAccessException
                || why instanceof RecoverableDataAccessException
                || why instanceof NonTransientDataAccessResourceException
                || why instanceof TransactionException
                || why instanceof LedgerUnavailableException;
    }
}
