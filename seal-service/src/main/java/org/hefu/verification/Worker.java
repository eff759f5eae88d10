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
import org.hefu.verification.report.FileFormat;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.VerificationReport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A worker process, as the hub sees it. One document at a time. */
final class Worker implements AutoCloseable {

    /** Java itself needs a second or two on a busy machine. */
    private static final Duration START = Duration.ofSeconds(30);

    /** The exit code of a Java that ran out of memory. */
    private static final int OUT_OF_MEMORY = 3;

    private static final int LONGEST_REPORT = 16 * 1024 * 1024;

    private static final JsonMapper MAPPER = new JsonMapper();

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

    /** The report; if the worker had to be ended, or ended by itself, one that says so. */
    VerificationReport verify(Assignment assignment) {
        documents++;
        ScheduledFuture<?> end = endAfter(settings.deadline());
        try {
            assignment.write(out);
            return read();
        } catch (IOException | JacksonException e) {
            boolean tooLong = end.isDone();
            close();
            return VerificationReport.unreadable(
                    assignment.fileName(), FileFormat.of(assignment.file()), tooLong ? tooLong() : ended());
        } finally {
            if (!end.cancel(false)) {
                close();
            }
        }
    }

    /** Whoever took a worker over cannot have the hub read without end. */
    private VerificationReport read() throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST_REPORT) {
            throw new IOException("The worker announces a report of " + length + " bytes");
        }
        return MAPPER.readValue(Assignment.readBytes(in, length), VerificationReport.class);
    }

    private Reason tooLong() {
        long seconds = Math.max(1, settings.deadline().toSeconds());
        return new Reason(
                "VERIFICATION_TOOK_TOO_LONG",
                "验证超过 " + seconds + " 秒，已中止；该文件可能是恶意构造的",
                "Verification took more than " + seconds + " s and was ended; the file may be made to do harm");
    }

    private Reason ended() {
        try {
            if (process.waitFor(1, TimeUnit.SECONDS) && process.exitValue() == OUT_OF_MEMORY) {
                long megabytes = settings.heap().toMegabytes();
                return new Reason(
                        "VERIFICATION_TOOK_TOO_MUCH_MEMORY",
                        "验证所需内存超过 " + megabytes + " MB，已中止；该文件可能是恶意构造的",
                        "Verification took more than " + megabytes
                                + " MB of memory and was ended; the file may be made to do harm");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Reason(
                "VERIFICATION_BROKE_OFF",
                "文件结构异常，验证中断",
                "The file is malformed in a way that broke off its verification");
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
