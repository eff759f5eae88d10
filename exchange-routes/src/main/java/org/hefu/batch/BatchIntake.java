package org.hefu.batch;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hefu.audit.Act;
import org.hefu.batch.Batches.Batch;
import org.hefu.catalogue.Catalogue;
import org.hefu.catalogue.Resource;
import org.hefu.catalogue.Resource.RowIntake;
import org.hefu.file.RawRow;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.LedgerFilter;
import org.hefu.ledger.Outcome;
import org.hefu.ledger.Receipt;
import org.hefu.ledger.RecordedEntry;
import org.hefu.ledger.Ticket;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.problem.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies a batch once, however often it is sent.
 *
 * <p>Rows are applied in chunks, each one transaction that also notes how far the batch has come and the digest of what
 * was read. A batch that broke off is taken up again where it stopped when its sender repeats it: the rows before that
 * place are only compared by their digest.
 */
@Component
class BatchIntake {

    private static final int CHUNK = 500;
    /** Entries of the ledger read at a time. */
    private static final int PAGE = 500;
    /** Rows may be large, or of very many fields: a chunk of them is held in memory whole. */
    private static final long CHUNK_WEIGHT = 4L << 20;

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final Catalogue catalogue;
    private final Batches batches;
    private final ChunkStore chunks;
    private final TransactionTemplate transaction;
    private final Ledger ledger;

    BatchIntake(
            Catalogue catalogue, Batches batches, ChunkStore chunks, TransactionTemplate transaction, Ledger ledger) {
        this.catalogue = catalogue;
        this.batches = batches;
        this.chunks = chunks;
        this.transaction = transaction;
        this.ledger = ledger;
    }

    OpenBatch admit(PushOrder order) {
        Resource resource = catalogue
                .find(order.resource())
                .filter(found -> found.ownerSystem().equals(order.caller().system()))
                .orElseThrow(() -> refused(order));
        RowIntake rowIntake = resource.intake();
        if (rowIntake == null) {
            throw refused(order);
        }
        if (!KEY.matcher(order.key()).matches()) {
            throw new ProblemException(Problem.IDEMPOTENCY_KEY_MISSING);
        }
        BodyReader body = BodyReader.open(order, rowIntake);
        Batch batch =
                batches.begin(resource.code(), order.caller().system(), order.key(), order.mediaType(), new byte[0]);
        return new OpenBatch(order, resource, batch, body.rows(), body.encoding(), body.header());
    }

    OpenBatch apply(OpenBatch open) {
        passOverApplied(open);
        if (open.batch().finished()) {
            return open;
        }
        List<RawRow> chunk = new ArrayList<>(CHUNK);
        long weight = 0;
        RawRow row = next(open);
        while (row != null) {
            chunk.add(row);
            weight += row.weight();
            row = next(open);
            if (row == null || chunk.size() == CHUNK || weight >= CHUNK_WEIGHT) {
                // The row read ahead is not in the chunk, nor in the digest that goes with it.
                store(open, chunk);
                chunk = new ArrayList<>(CHUNK);
                weight = 0;
            }
        }
        return open;
    }

    BatchReport finish(OpenBatch open) {
        Batch batch = open.batch();
        if (!batch.finished()) {
            Ticket ticket = transaction.execute(status -> {
                if (!batches.finish(batch.report().batch(), open.read(), open.digest())) {
                    throw new ProblemException(Problem.BATCH_IN_PROGRESS);
                }
                return ledger.enrol(entry(open));
            });
            batches.prove(batch.report().batch(), ledger.await(Objects.requireNonNull(ticket)));
        } else if (batch.report().receipt() == null) {
            batches.prove(batch.report().batch(), onLedger(open));
        }
        return batches.find(open.resource().code(), batch.report().batch())
                .orElseThrow()
                .report();
    }

    /**
     * The receipt of a batch that was finished and not answered: the hub went down in between, or another request is
     * about to answer.
     */
    private Receipt onLedger(OpenBatch open) {
        String id = open.batch().report().batch().toString();
        Long before = null;
        List<RecordedEntry> page;
        do {
            page = ledger.newest(new LedgerFilter(
                    null,
                    Act.BATCH.name(),
                    Outcome.ALLOWED,
                    open.order().caller().actor(),
                    before,
                    PAGE));
            for (RecordedEntry recorded : page) {
                if (recorded.entry() != null
                        && id.equals(recorded.entry().details().get("batch"))) {
                    return ledger.receipt(recorded.index());
                }
                before = recorded.index();
            }
        } while (page.size() == PAGE);
        // Not in its place yet: nothing may be answered before it is.
        throw new ProblemException(Problem.BATCH_IN_PROGRESS);
    }

    /** Reads again what was applied before; other bytes under the same key are refused, with nothing changed. */
    private static void passOverApplied(OpenBatch open) {
        Batch batch = open.batch();
        long applied = batch.report().received();
        while (open.read() < applied) {
            RawRow row = next(open);
            if (row == null) {
                throw reused(batch);
            }
            open.count(row.original());
        }
        boolean sameRows = (applied == 0 && !batch.finished()) || MessageDigest.isEqual(batch.digest(), open.digest());
        if (!sameRows || (batch.finished() && next(open) != null)) {
            throw reused(batch);
        }
    }

    private void store(OpenBatch open, List<RawRow> chunk) {
        long before = open.read();
        chunk.forEach(row -> open.count(row.original()));
        transaction.executeWithoutResult(status -> {
            Batches.ChunkCount count = chunks.store(open, chunk);
            if (!batches.advance(open.batch().report().batch(), before, count, open.digest())) {
                throw new ProblemException(Problem.BATCH_IN_PROGRESS);
            }
        });
    }

    private static @Nullable RawRow next(OpenBatch open) {
        try {
            return open.rows().next();
        } catch (IOException e) {
            throw new ProblemException(Problem.REQUEST_UNREADABLE, "the body ended before its time");
        }
    }

    private static ProblemException reused(Batch batch) {
        return new ProblemException(
                Problem.IDEMPOTENCY_KEY_REUSED,
                new Wording(
                        "批次 " + batch.report().batch(),
                        "batch " + batch.report().batch()));
    }

    private ProblemException refused(PushOrder order) {
        Receipt receipt = ledger.append(new LedgerEntry(
                Act.BATCH.name(),
                Outcome.REFUSED,
                order.caller().actor(),
                null,
                new TreeMap<>(java.util.Map.of("resource", shown(order.resource()), "reason", "NOT_OWNER"))));
        return new ProblemException(Problem.NOT_OWNER, shown(order.resource())).recorded(receipt);
    }

    /** What a caller wrote into an address may be anything. */
    private static String shown(String resource) {
        return resource.matches("[a-z0-9-]{1,64}") ? resource : "?";
    }

    private static LedgerEntry entry(OpenBatch open) {
        TreeMap<String, String> details = new TreeMap<>();
        details.put("resource", open.resource().code());
        details.put("batch", open.batch().report().batch().toString());
        details.put("received", Long.toString(open.read()));
        return new LedgerEntry(
                Act.BATCH.name(), Outcome.ALLOWED, open.order().caller().actor(), null, details);
    }
}
