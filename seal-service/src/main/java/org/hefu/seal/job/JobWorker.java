package org.hefu.seal.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
import org.hefu.seal.PressedDocument;
import org.hefu.seal.SealActors;
import org.hefu.seal.SealDecision;
import org.hefu.seal.SealLoadSettings;
import org.hefu.seal.SealUseRefusedException;
import org.hefu.seal.SealUseRefusedException.Code;
import org.hefu.seal.SealedDocument;
import org.hefu.seal.Seals;
import org.hefu.seal.job.JobDocumentTable.Taken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals the documents of jobs: presses some without holding anything, and records them in one transaction. Any number of
 * workers, on any node, share a job; what a dead one had pressed nobody saw, and the next takes it up.
 */
@Component
public class JobWorker {

    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);
    private static final int AT_ONCE = 20;
    /** Documents. */
    private static final int SPREAD = 10 * AT_ONCE;
    /** Bytes that are pressed before they are recorded, or one document more. */
    private static final long MOST_BYTES = 16 << 20;

    private static final String STEP_FAILED = "STEP_FAILED";

    private final JobTable table;
    private final JobDocumentTable documents;
    private final SealActors actors;
    private final Seals seals;
    private final Ledger ledger;
    private final TransactionTemplate transactions;
    private final JobNews news;
    private final JobTurns<SealJob> turns = new JobTurns<>(SealJob::id, SealJob::actor);
    /** Free places for workers. */
    private final Semaphore workers;

    private final StepFailures failures = new StepFailures();
    /** Jobs at which another worker was met. */
    private final Set<UUID> met = ConcurrentHashMap.newKeySet();

    JobWorker(
            JobTable table,
            JobDocumentTable documents,
            SealActors actors,
            Seals seals,
            Ledger ledger,
            TransactionTemplate transactions,
            JobNews news,
            SealLoadSettings settings) {
        this.table = table;
        this.documents = documents;
        this.news = news;
        this.actors = actors;
        this.seals = seals;
        this.ledger = ledger;
        this.transactions = transactions;
        this.workers = new Semaphore(settings.jobWorkers());
    }

    /** Takes up every job that is at work, also those that another process left when it died. */
    @Scheduled(fixedDelayString = "PT2S")
    void takeUp() {
        table.atWork().forEach(turns::add);
        while (turns.isWaiting() && workers.tryAcquire()) {
            Thread.ofVirtual().name("seal-jobs").start(this::work);
        }
    }

    private void work() {
        try {
            for (SealJob job = turns.next().orElse(null);
                    job != null;
                    job = turns.next().orElse(null)) {
                turn(job);
            }
        } finally {
            workers.release();
        }
    }

    /** One step, so that a long job holds nobody up. What fails is taken up again after a while, but not for ever. */
    void turn(SealJob job) {
        boolean more = false;
        try {
            more = step(job);
        } catch (Throwable e) {
            // An Error too, above all one of memory, is of this step: the next one may have more.
            failed(job, e);
        } finally {
            if (more) {
                turns.again(job);
            } else {
                turns.leave(job);
            }
        }
    }

    private void failed(SealJob job, Throwable why) {
        try {
            LOG.warn("A step of seal job {} failed", job.id(), why);
            if (failures.isEnough(job.id(), why)) {
                stop(job, Outcome.FAILED, STEP_FAILED);
                news.tell(job.id());
            }
        } catch (RuntimeException e) {
            LOG.warn("Seal job {} could not be stopped", job.id(), e);
        }
    }

    private void stop(SealJob job, Outcome outcome, String because) {
        if (table.setState(job.id(), SealJob.State.STOPPED, because, SealJob.State.SEALING)) {
            ledger.append(entry(job, outcome, because));
        }
    }

    /** Seals some documents; false if there is nothing left to do. */
    boolean step(SealJob job) {
        boolean more = attempt(job);
        failures.forget(job.id());
        if (!more) {
            met.remove(job.id());
            news.tell(job.id());
        }
        return more;
    }

    private boolean attempt(SealJob job) {
        try {
            List<Integer> numbers = look(job);
            if (numbers.isEmpty()) {
                table.setState(job.id(), SealJob.State.DONE, null, SealJob.State.SEALING);
                return false;
            }
            Batch batch = press(job, numbers);
            if (!batch.tried().isEmpty()) {
                transactions.executeWithoutResult(status -> record(job, batch.tried()));
            }
            if (batch.hindrance() != null) {
                throw batch.hindrance();
            }
            return true;
        } catch (SealUseRefusedException e) {
            if (e.code() == SealUseRefusedException.Code.WORKERS_BUSY) {
                // Others are at work, and this job waits for its next turn.
                return true;
            }
            stop(job, Outcome.REFUSED, e.code().name());
            return false;
        }
    }

    /** Workers that met keep out of each other's way; who meets all the same has worked in vain, and done no harm. */
    private List<Integer> look(SealJob job) {
        int skip = met.contains(job.id()) ? ThreadLocalRandom.current().nextInt(SPREAD) : 0;
        List<Integer> found = documents.waiting(job.id(), skip, AT_ONCE);
        return found.isEmpty() && skip > 0 ? documents.waiting(job.id(), 0, AT_ONCE) : found;
    }

    /** What a document became before anybody knows. */
    private sealed interface Tried {
        int number();

        record Pressed(int number, PressedDocument document) implements Tried {}

        record Refused(int number, SealUseRefusedException.Code reason) implements Tried {}
    }

    /**
     * @param hindrance why no more were tried, which is not their fault; null if there is none
     */
    private record Batch(List<Tried> tried, @Nullable SealUseRefusedException hindrance) {}

    /** Outside of any transaction: however long a time-stamp takes, nothing is held. */
    private Batch press(SealJob job, List<Integer> numbers) {
        Set<String> roles = actors.roles(job.actor())
                .orElseThrow(() ->
                        new SealUseRefusedException(Code.ACCOUNT_INACTIVE, "Who asked has no active account any more"));
        SealDecision decision =
                Objects.requireNonNull(transactions.execute(status -> seals.decide(job.order(roles), false)));
        List<Tried> tried = new ArrayList<>();
        long pressed = 0;
        for (int number : numbers.subList(0, Math.min(numbers.size(), decision.left()))) {
            byte[] document = documents.waiting(job.id(), number).orElse(null);
            if (document == null) {
                met.add(job.id());
                continue;
            }
            try {
                PressedDocument made = seals.press(decision, job.position(), document);
                tried.add(new Tried.Pressed(number, made));
                pressed += made.length();
            } catch (SealUseRefusedException e) {
                if (!isOfDocument(e.code())) {
                    return new Batch(tried, e);
                }
                tried.add(new Tried.Refused(number, e.code()));
            }
            if (pressed >= MOST_BYTES) {
                break;
            }
        }
        return new Batch(tried, null);
    }

    /** If not, the job stops and goes on when it is started again. */
    private static boolean isOfDocument(SealUseRefusedException.Code code) {
        return switch (code) {
            case TIME_UNAVAILABLE,
                    WORKERS_BUSY,
                    SEAL_UNKNOWN,
                    SEAL_SUSPENDED,
                    SEAL_REVOKED,
                    SEAL_OUT_OF_TIME,
                    CERTIFICATE_NOT_GOOD -> false;
            default -> true;
        };
    }

    /** Writes down what became of those that no other worker was quicker with; the others are dropped unseen. */
    private void record(SealJob job, List<Tried> tried) {
        Map<Integer, Taken> held = documents
                .take(job.id(), tried.stream().map(Tried::number).toList())
                .stream()
                .collect(Collectors.toMap(Taken::number, Function.identity()));
        if (held.size() < tried.size()) {
            met.add(job.id());
        }
        boolean any = false;
        for (Tried one : tried) {
            Taken taken = held.get(one.number());
            if (taken == null) {
                continue;
            }
            try {
                record(job, taken, one);
                any = true;
            } catch (SealUseRefusedException e) {
                if (!any) {
                    throw e;
                }
                // What was recorded before the limit was reached is kept; the next step stops the job.
                return;
            }
        }
    }

    private void record(SealJob job, Taken taken, Tried tried) {
        switch (tried) {
            case Tried.Pressed pressed -> {
                SealedDocument made = seals.record(pressed.document(), job.id());
                documents.sealed(job.id(), taken, made.sealUseId(), made.bytes());
            }
            case Tried.Refused refused -> {
                documents.refused(job.id(), taken, refused.reason().name());
                ledger.enrol(entry(job, Outcome.FAILED, refused.reason().name()));
            }
        }
    }

    private static LedgerEntry entry(SealJob job, Outcome outcome, String reason) {
        TreeMap<String, String> details = new TreeMap<>();
        details.put("seal", job.sealId().toString());
        details.put("job", job.id().toString());
        details.put("purpose", job.purpose());
        details.put("documentKind", job.documentKind());
        details.put("reason", reason);
        return new LedgerEntry("SEAL_USE", outcome, job.actor(), job.caseNumber(), details);
    }
}
