package org.hefu.seal.job;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Wakes those who wait for a job. What became of it on another node they see within a second. */
@Component
class JobNews {

    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final long elsewhere;

    @Autowired
    JobNews() {
        this(Duration.ofSeconds(1));
    }

    /**
     * @param elsewhere how often to look for what happened on another node
     */
    JobNews(Duration elsewhere) {
        this.elsewhere = elsewhere.toNanos();
    }

    private static final class Listener {
        private final UUID job;
        private final Semaphore news = new Semaphore(0);

        private Listener(UUID job) {
            this.job = job;
        }
    }

    /** Says that something happened to this job, and that everybody can read it. */
    void tell(UUID job) {
        listeners.stream().filter(listener -> listener.job.equals(job)).forEach(listener -> listener.news.release());
    }

    /**
     * Reads the job, and again whenever something happened to it, until it is what the caller waits for, or the time is
     * over; interrupted, it waits no longer.
     *
     * @param most zero or less for not waiting at all
     */
    SealJob await(UUID id, Duration most, Supplier<SealJob> read, Predicate<SealJob> enough) {
        long end = System.nanoTime() + most.toNanos();
        Listener listener = new Listener(id);
        listeners.add(listener);
        try {
            SealJob job = read.get();
            for (long left = end - System.nanoTime(); left > 0 && !enough.test(job); left = end - System.nanoTime()) {
                if (listener.news.tryAcquire(Math.min(left, elsewhere), TimeUnit.NANOSECONDS)) {
                    listener.news.drainPermits();
                }
                job = read.get();
            }
            return job;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return read.get();
        } finally {
            listeners.remove(listener);
        }
    }
}
