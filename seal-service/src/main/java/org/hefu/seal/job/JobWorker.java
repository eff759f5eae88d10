package org.hefu.seal.job;

import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
import org.hefu.seal.SealDecision;
import org.hefu.seal.SealUseRefusedException;
import org.hefu.seal.SealedDocument;
import org.hefu.seal.Seals;
import org.hefu.seal.job.JobDocumentTable.Taken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals the documents of jobs, some in each transaction. Any number of workers, on any node, share a job; what a dead
 * one held is taken up by the next.
 */
@Component
public class JobWorker {

    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);
    private static final int AT_ONCE = 20;

    private final JobTable table;
    private final JobDocumentTable documents;
    private final Seals seals;
    private final Ledger ledger;
    private final TransactionTemplate transactions;
    private final JobNews news;
    private final Set<UUID> here = ConcurrentHashMap.newKeySet();

    JobWorker(
            JobTable table,
            JobDocumentTable documents,
            Seals seals,
            Ledger ledger,
            TransactionTemplate transactions,
            JobNews news) {
        this.table = table;
        this.documents = documents;
        this.news = news;
        this.seals = seals;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /** Takes up every job that is at work, also those that another process left when it died. */
    @Scheduled(fixedDelayString = "PT2S")
    void takeUp() {
        for (SealJob job : table.atWork()) {
            if (here.add(job.id())) {
                Thread.ofVirtual().name("seal-job-" + job.id()).start(() -> work(job));
            }
        }
    }

    private void work(SealJob job) {
        try {
            while (step(job)) {
                // Each step is one transaction; what it did is done.
            }
        } catch (RuntimeException e) {
            LOG.warn("Seal job {} was interrupted and will be taken up again", job.id(), e);
        } finally {
            here.remove(job.id());
        }
    }

    /** Seals some documents in one transaction; false if there is nothing left to do. */
    boolean step(SealJob job) {
        boolean more = attempt(job);
        if (!more) {
            news.tell(job.id());
        }
        return more;
    }

    private boolean attempt(SealJob job) {
        try {
            return Boolean.TRUE.equals(transactions.execute(status -> seal(job)));
        } catch (SealUseRefusedException e) {
            if (table.setState(job.id(), SealJob.State.STOPPED, e.code().name(), SealJob.State.SEALING)) {
                ledger.append(entry(job, Outcome.REFUSED, e.code().name()));
            }
            return false;
        }
    }

    private boolean seal(SealJob job) {
        boolean more = false;
        SealDecision decision = null;
        for (Taken taken : documents.take(job.id(), AT_ONCE)) {
            if (decision == null || decision.authority().isLimited()) {
                try {
                    decision = seals.decide(job.order(), false);
                } catch (SealUseRefusedException e) {
                    if (!more) {
                        throw e;
                    }
                    // What was sealed before the limit was reached is kept; the next step stops the job.
                    return true;
                }
            }
            seal(job, decision, taken);
            more = true;
        }
        if (!more) {
            table.find(job.id())
                    .filter(found -> found.waiting() == 0)
                    .ifPresent(found -> table.setState(job.id(), SealJob.State.DONE, null, SealJob.State.SEALING));
        }
        return more;
    }

    private void seal(SealJob job, SealDecision decision, Taken taken) {
        try {
            SealedDocument sealed = seals.use(decision, job.position(), taken.content(), null, job.id());
            documents.sealed(job.id(), taken, sealed.sealUseId(), sealed.bytes());
        } catch (SealUseRefusedException e) {
            if (e.code() == SealUseRefusedException.Code.TIME_UNAVAILABLE
                    || e.code() == SealUseRefusedException.Code.WORKERS_BUSY) {
                // Not the document's fault: the job stops and goes on when it is started again.
                throw e;
            }
            documents.refused(job.id(), taken, e.code().name());
            ledger.enrol(entry(job, Outcome.FAILED, e.code().name()));
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
