package org.hefu.seal.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.hefu.container.ZipLimits;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
import org.hefu.ledger.Receipt;
import org.hefu.ledger.Ticket;
import org.hefu.seal.SealOrder;
import org.hefu.seal.SealSettings;
import org.hefu.seal.Seals;
import org.hefu.seal.SignatureForm;
import org.hefu.seal.job.JobRefusedException.Code;
import org.hefu.seal.placing.SealPosition;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens jobs, takes their documents, and hands out what was sealed. */
@Component
public class SealJobs {

    private static final int MOST_DOCUMENTS = 20_000;
    private static final int RATIO = 200;
    private static final int LONGEST_NAME = 200;
    private static final int PAGE = 200;
    private static final int KEPT_DAYS = 7;

    private final JobTable table;
    private final JobDocumentTable documents;
    private final JobRoom room;
    private final JobNews news;
    private final Seals seals;
    private final Ledger ledger;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final SealSettings settings;

    SealJobs(
            JobTable table,
            JobDocumentTable documents,
            JobRoom room,
            JobNews news,
            Seals seals,
            Ledger ledger,
            TransactionTemplate transactions,
            Clock clock,
            SealSettings settings) {
        this.table = table;
        this.documents = documents;
        this.room = room;
        this.news = news;
        this.seals = seals;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * A job, on the ledger.
     *
     * @param isNew false if it was there before
     * @param receipt null for a job of a hub that did not write down where its entry is
     */
    public record Opened(
            SealJob job, boolean isNew, @Nullable Receipt receipt) {}

    /**
     * Decides on a job: one decision for all its documents, on the ledger. Asked again with the same key, the answer is
     * the same job. Not within a transaction.
     *
     * @throws org.hefu.seal.SealUseRefusedException if the seal may not be used so; on the ledger
     */
    public Opened open(SealOrder order, SealPosition position, String requestKey) {
        Optional<SealJob> before = table.find(order.actor(), requestKey);
        if (before.isPresent()) {
            return again(same(before.get(), order, position));
        }
        SealJob job = new SealJob(
                UUID.randomUUID(),
                order.sealId(),
                order.actor(),
                order.purpose(),
                order.documentKind(),
                order.caseNumber(),
                position,
                order.manner(),
                SealJob.State.OPEN,
                null,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                0,
                0,
                0);
        Optional<Ticket> ticket = seals.orRefusal(order, () -> {
            UUID authority = seals.decide(order, false).authority().id();
            if (!table.add(job, authority, requestKey)) {
                // The same request was quicker on another thread: its job is the job.
                return Optional.<Ticket>empty();
            }
            TreeMap<String, String> details = new TreeMap<>();
            details.put("job", job.id().toString());
            details.put("seal", order.sealId().toString());
            details.put("authority", authority.toString());
            details.put("purpose", order.purpose());
            details.put("documentKind", order.documentKind());
            Ticket enrolled = ledger.enrol(
                    new LedgerEntry("SEAL_JOB", Outcome.ALLOWED, order.actor(), order.caseNumber(), details));
            table.setEntry(job.id(), enrolled.stub());
            return Optional.of(enrolled);
        });
        return ticket.isPresent()
                ? new Opened(job, true, ledger.await(ticket.get()))
                : again(same(table.find(order.actor(), requestKey).orElseThrow(), order, position));
    }

    private Opened again(SealJob job) {
        return new Opened(job, false, table.entry(job.id()).map(ledger::await).orElse(null));
    }

    private static SealJob same(SealJob job, SealOrder order, SealPosition position) {
        if (!job.sealId().equals(order.sealId())
                || !job.purpose().equals(order.purpose())
                || !job.documentKind().equals(order.documentKind())
                || !Objects.equals(job.caseNumber(), order.caseNumber())
                || !job.position().equals(position)
                || !job.manner().equals(order.manner())) {
            throw new JobRefusedException(Code.KEY_REUSED, "This key was used for another job");
        }
        return job;
    }

    /** Erases the documents of old jobs, and gives up those that nobody finished. */
    @Scheduled(fixedDelayString = "PT1H")
    void eraseExpired() {
        OffsetDateTime before =
                clock.instant().minus(Duration.ofDays(KEPT_DAYS)).atOffset(ZoneOffset.UTC);
        transactions.executeWithoutResult(status -> {
            table.close(before);
            documents.erase(before);
        });
    }

    /** The job of this actor. */
    public SealJob find(UUID id, String actor) {
        return table.find(id)
                .filter(job -> job.actor().equals(actor))
                .orElseThrow(() -> new JobRefusedException(Code.JOB_UNKNOWN, "There is no such job"));
    }

    /**
     * The job of this actor, once it is not at work any more, or as it is when the time is over. While the caller waits,
     * no connection to the database is held.
     *
     * @param most how long to wait; zero or less for not at all
     */
    public SealJob await(UUID id, String actor, Duration most) {
        return news.await(id, most, () -> find(id, actor), job -> job.state() != SealJob.State.SEALING);
    }

    /** Newest first, of everybody. */
    public List<SealJob> newest(UUID seal, int limit) {
        return table.newest(seal, limit);
    }

    /**
     * Takes one document. The same file of the same name, sent again, changes nothing.
     *
     * @param name of the file; only what is behind the last slash counts
     */
    public void add(UUID id, String actor, String name, byte[] document) {
        SealJob job = find(id, actor);
        int largest = room.largestDocument(job.manner().form());
        if (job.documents() >= MOST_DOCUMENTS || document.length > largest) {
            throw JobRefusedException.beyond(
                    Code.TOO_MANY,
                    "The job has too many documents, or this one is too large",
                    "≤ " + MOST_DOCUMENTS + ", ≤ " + (largest >> 20) + " MB");
        }
        transactions.executeWithoutResult(status -> {
            room.hold(actor);
            if (!table.lockOpen(id)) {
                throw new JobRefusedException(Code.JOB_CLOSED, "The job takes no documents any more");
            }
            if (documents.add(id, plain(name), document)) {
                room.take(id, actor, document.length);
            }
        });
    }

    /** Takes every file of a ZIP archive, one by one; what was taken before it breaks off stays. */
    public void addArchive(UUID id, String actor, InputStream archive) throws IOException {
        int largest = largestDocument();
        new JobArchive(new ZipLimits(MOST_DOCUMENTS, largest, Integer.MAX_VALUE, RATIO), room.largestJob())
                .read(archive, (name, content) -> add(id, actor, name, content));
    }

    private static String plain(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        String shown = last.isEmpty() || last.matches("\\.+") ? "document.pdf" : last;
        return shown.length() <= LONGEST_NAME ? shown : shown.substring(shown.length() - LONGEST_NAME);
    }

    /** Begins to seal, or goes on where it stopped; a job that is at work or done stays as it is. */
    public SealJob start(UUID id, String actor) {
        find(id, actor);
        table.setState(id, SealJob.State.SEALING, null, SealJob.State.OPEN, SealJob.State.STOPPED);
        return find(id, actor);
    }

    /**
     * @param after number of the last document of the page before; 0 for the first page
     */
    public List<JobDocument> documents(UUID id, String actor, int after, int limit) {
        find(id, actor);
        return documents.list(id, after, limit);
    }

    /** In bytes; a larger one is refused. */
    public int largestDocument() {
        return Math.toIntExact(settings.largestDocument().toBytes());
    }

    /** The job, if its sealed documents can be fetched now. */
    public SealJob fetchable(UUID id, String actor) {
        SealJob job = find(id, actor);
        if (job.state() == SealJob.State.SEALING) {
            throw new JobRefusedException(Code.JOB_AT_WORK, "The job is still at work");
        }
        return job;
    }

    /**
     * Writes every sealed document into a ZIP archive, one by one. Call it after the ledger knows that it was asked
     * for.
     */
    public void write(UUID id, String actor, OutputStream out) throws IOException {
        SignatureForm form = fetchable(id, actor).manner().form();
        String extension = form == null ? "" : form.extension();
        ArchiveNames names = new ArchiveNames();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            List<JobDocument> page = documents.list(id, 0, PAGE);
            while (!page.isEmpty()) {
                for (JobDocument document : page) {
                    Optional<byte[]> content = documents.content(id, document.number());
                    if (content.isPresent()) {
                        zip.putNextEntry(new ZipEntry(names.free(document.number(), document.name() + extension)));
                        zip.write(content.get());
                        zip.closeEntry();
                    }
                }
                page = documents.list(id, page.getLast().number(), PAGE);
            }
        } catch (ZipException e) {
            // Its message has a file's name, which is nobody's business in a log.
            throw new IOException("The archive cannot be written");
        }
    }
}
