package org.hefu.verification;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.hefu.certificate.TrustStore;
import org.hefu.pdf.KeywordPlaces;
import org.hefu.verification.picture.PageDrawing;
import org.hefu.verification.picture.PagePicture;
import org.hefu.verification.picture.PictureRefusedException;
import org.hefu.verification.picture.PictureRefusedException.Code;
import org.hefu.verification.report.VerificationReport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Verifies, draws and searches documents from outside, each in a process of its own with little memory that is ended at
 * the deadline: no library can be bounded inside this one. Processes are started when they are needed and kept while they
 * are good, and shared out between callers. Safe for use by many threads.
 */
@Component
public class VerificationPool implements AutoCloseable {

    private final Clock clock;
    private final VerificationSettings limits;
    private final WorkerSettings settings;
    private final WorkCaller caller;
    private final Places places;
    private final Deque<Worker> idle = new ConcurrentLinkedDeque<>();
    private final Set<Worker> all = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("verification-deadline").factory());

    /** For one caller. */
    public VerificationPool(Clock clock, VerificationSettings limits, WorkerSettings settings) {
        this(clock, limits, settings, () -> "");
    }

    @Autowired
    public VerificationPool(Clock clock, VerificationSettings limits, WorkerSettings settings, WorkCaller caller) {
        this.clock = clock;
        this.caller = caller;
        this.limits = limits;
        this.settings = settings;
        this.places = new Places(settings.processes());
    }

    /**
     * As {@link Verifier#verify}; a document that costs too much time or memory is unreadable.
     *
     * @param content the file that was signed, for a signature in a file of its own; else null
     * @throws VerificationBusyException if all workers stay busy
     */
    public VerificationReport verify(String fileName, byte[] file, byte @Nullable [] content, TrustStore trust) {
        Assignment assignment = new Assignment(
                fileName,
                file,
                content,
                trust,
                clock.instant(),
                limits.largestFile().toBytes());
        return work(assignment, Places.Use.VERIFICATION);
    }

    /**
     * A page as a picture, see {@link PageDrawing#draw}.
     *
     * @throws PictureRefusedException if there is nothing to draw, or drawing it costs too much
     * @throws VerificationBusyException if all workers stay busy
     */
    public PagePicture draw(byte[] file, int signature, int page) {
        if (file.length > limits.largestFile().toBytes()) {
            throw new PictureRefusedException(
                    Code.FILE_TOO_LARGE,
                    "The file is larger than " + limits.largestFile().toMegabytes() + " MB");
        }
        return work(new Drawing(file, signature, page), Places.Use.HELP);
    }

    /**
     * Where a word stands last in a PDF document, see {@link KeywordPlaces#last}.
     *
     * @throws SearchRefusedException if the document cannot be searched, or that costs too much
     * @throws VerificationBusyException if all workers stay busy
     */
    public Optional<KeywordPlaces.Found> last(byte[] pdf, String word) {
        if (pdf.length > limits.largestFile().toBytes()) {
            throw new SearchRefusedException(
                    SearchRefusedException.Code.FILE_TOO_LARGE,
                    "The file is larger than " + limits.largestFile().toMegabytes() + " MB");
        }
        return work(new Searching(pdf, word), Places.Use.HELP);
    }

    /**
     * Has a worker ready that has done a first piece of work: a fresh Java takes some seconds for what takes a warm one
     * a tenth of a second.
     *
     * @param trust the authorities that it will be asked about
     * @throws UncheckedIOException if workers do not start here
     */
    public void prepare(TrustStore trust) {
        byte[] sheet = SampleSheet.make();
        verify("", sheet, null, trust);
        draw(sheet, PageDrawing.NOW, 1);
    }

    private <T> T work(Task<T> task, Places.Use use) {
        try (Places.Turn turn = places.ask(caller.current(), use)) {
            await(turn);
            Worker worker = worker();
            try {
                return worker.work(task);
            } finally {
                if (worker.isFit()) {
                    idle.push(worker);
                } else {
                    end(worker);
                }
            }
        }
    }

    private void await(Places.Turn turn) {
        try {
            if (!turn.await(settings.patience())) {
                throw new VerificationBusyException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VerificationBusyException();
        }
    }

    private Worker worker() {
        for (Worker kept = idle.poll(); kept != null; kept = idle.poll()) {
            if (kept.isFit()) {
                return kept;
            }
            end(kept);
        }
        Worker fresh = Worker.start(settings, deadlines);
        all.add(fresh);
        return fresh;
    }

    private void end(Worker worker) {
        all.remove(worker);
        worker.close();
    }

    /** Processes that are there now. */
    int processes() {
        return all.size();
    }

    /** Ends all workers, at once. */
    @Override
    public void close() {
        deadlines.shutdownNow();
        all.forEach(Worker::close);
        all.clear();
        idle.clear();
    }
}
