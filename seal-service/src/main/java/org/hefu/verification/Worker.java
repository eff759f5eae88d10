package org.hefu.verification;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.hefu.verification.Task.Failure;

/** A worker process, as the hub sees it. One document at a time. */
final class Worker implements AutoCloseable {

    /** Java itself needs a second or two on a busy machine. */
    private static final Duration START = Duration.ofSeconds(30);

    /** The exit code of a Java that ran out of memory. */
    private static final int OUT_OF_MEMORY = 3;

    private final Process process;
    private final DataOutputStream out;
    private final DataInputStream in;
    private final WorkerSettings settings;
    private final ScheduledExecutorService clock;
    private int documents;
    private boolean ended;

    private Worker(Process process, WorkerSettings settings, ScheduledExecutorService clock) {
        this.process = process;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Starts a worker and waits until it is there.
     *
     * @throws UncheckedIOException if it does not come up
     */
    static Worker start(WorkerSettings settings, ScheduledExecutorService clock) {
        List<String> command = WorkerCommand.of(settings);
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
            // Secrets of the hub may stand in its environment; a worker needs to know how files are named, no more.
            builder.environment().keySet().retainAll(Set.of("LANG", "LC_ALL", "LC_CTYPE"));
            Worker worker = new Worker(builder.start(), settings, clock);
            ScheduledFuture<?> end = worker.endAfter(START);
            try {
                if (worker.in.readInt() != WorkerMain.READY) {
                    throw new IOException("The worker says something else than that it is ready");
                }
                return worker;
            } catch (IOException e) {
                worker.close();
                throw e;
            } finally {
                end.cancel(false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A worker for verification does not start: " + command.getFirst(), e);
        }
    }

    /** The answer; if the worker had to be ended, or ended by itself, one that says so. */
    <T> T work(Task<T> task) {
        documents++;
        ScheduledFuture<?> end = endAfter(settings.deadline());
        try {
            task.write(out);
            return task.readAnswer(in);
        } catch (IOException e) {
            boolean tooLong = end.isDone();
            close();
            return task.endedBy(tooLong ? Failure.TOO_LONG : ended(), settings);
        } finally {
            if (!end.cancel(false)) {
                close();
            }
        }
    }

    private Failure ended() {
        try {
            if (process.waitFor(1, TimeUnit.SECONDS) && process.exitValue() == OUT_OF_MEMORY) {
                return Failure.TOO_MUCH_MEMORY;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Failure.BROKE_OFF;
    }

    private ScheduledFuture<?> endAfter(Duration time) {
        return clock.schedule(process::destroyForcibly, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** May it go on with another document? */
    boolean isFit() {
        return !ended && process.isAlive() && documents < settings.documents();
    }

    @Override
    public void close() {
        ended = true;
        process.destroyForcibly();
    }
}
