package org.hefu.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.hefu.key.DataKeys;
import org.hefu.key.KeyUse;
import org.hefu.key.KeyVault;
import org.hefu.ledger.LedgerTables.KeptLeaf;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The append-only log of every access and seal use: a Merkle tree (RFC 6962) whose states are signed checkpoints.
 *
 * <p>An act that writes nothing calls {@link #append} and answers afterwards. An act that writes calls {@link #enrol}
 * in its transaction and {@link #await} after the commit, and answers then. Either way the entry is durable, in its
 * place and under a signed checkpoint before the answer leaves. Blocking; safe for use by many threads.
 *
 * <p>The sequencer keeps one connection of the pool to itself.
 */
@Component
public final class Ledger implements AutoCloseable {

    private static final int ACTOR_PAGE = 500;
    /** Turns of the sequencer, of which each takes a thousand entries. */
    private static final int LONGEST_QUEUE = 100;

    private final Clock clock;
    private final Patience patience;
    private final String origin;
    private final LedgerTables tables;
    private final LedgerWriter writer;
    private final Bodies bodies;
    private final CheckpointSigner signer;
    private final Sequencer sequencer;
    private final LogView view;

    /**
     * Reads the newest state of the log (or founds the log), and begins by placing what lies in the waiting table.
     *
     * @throws IllegalStateException if the tables do not hold what this log's keys signed
     */
    public Ledger(
            DataSource dataSource,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            KeyVault vault,
            Clock clock,
            LedgerSettings settings) {
        this.clock = clock;
        this.patience = new Patience(settings.patience());
        this.origin = settings.origin();
        this.tables = new LedgerTables(jdbc);
        this.writer = new LedgerWriter(new JdbcTemplate(dataSource));
        this.bodies = new Bodies(new DataKeys(jdbc, transactions, vault, "ledger-data", KeyUse.LEDGER_DATA, clock));
        Tiles tiles = new Tiles(tables);
        this.signer = new CheckpointSigner(vault, origin);
        this.sequencer = new Sequencer(new OwnConnection(dataSource), tiles, signer);
        this.view = new LogView(tables, tiles, sequencer, patience);
        bodies.prepare();
        sequencer.start();
    }

    /**
     * Puts an entry on the ledger in a transaction of its own, together with entries of other callers. Durable when it
     * returns, whatever becomes of the caller's transaction, if there is one.
     *
     * @throws LedgerUnavailableException if it is not durable in time: do not answer
     */
    public Receipt append(LedgerEntry entry) {
        Instant at = now();
        Opening opening = Opening.fresh(EntryText.write(entry, at));
        Placed placed = patience.waitFor(sequencer.append(bodies.seal(entry, at, opening)));
        return receipt(placed, at, opening);
    }

    /**
     * Puts an entry into the caller's transaction: it is on the ledger if and only if that commits. The sequencer gives
     * it its place afterwards, also when this process dies in between.
     *
     * @throws IllegalStateException outside a transaction
     */
    public Ticket enrol(LedgerEntry entry) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("An entry is enrolled in the transaction of its act, and there is none");
        }
        Instant at = now();
        Opening opening = Opening.fresh(EntryText.write(entry, at));
        Leaf leaf = bodies.seal(entry, at, opening);
        Ticket ticket = new Ticket(at, opening, sequencer.head().size(), sequencer.expect(leaf.commitment()));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                ticket.markCommitted();
                sequencer.wake();
            }

            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_ROLLED_BACK) {
                    sequencer.forget(leaf.commitment());
                }
            }
        });
        writer.enrol(leaf);
        return ticket;
    }

    /**
     * Waits, after the caller's commit, until an enrolled entry is in its place. May be asked more than once.
     *
     * @throws IllegalStateException if the transaction is not committed
     * @throws LedgerUnavailableException if the entry has no place in time: it will have one later, but do not answer
     */
    public Receipt await(Ticket ticket) {
        if (!ticket.isCommitted()) {
            throw new IllegalStateException("The transaction in which this entry was enrolled is not committed");
        }
        // A copy, so that giving up here takes nothing from who asks again.
        Placed placed = patience.waitFor(ticket.placed().copy());
        return receipt(placed, ticket.at(), ticket.opening());
    }

    /**
     * Waits until an entry that was enrolled and committed before, on any node, is in its place.
     *
     * @throws LedgerUnavailableException if the entry has no place in time: it will have one later, but do not answer
     */
    public Receipt await(TicketStub stub) {
        for (int turns = 0; turns < LONGEST_QUEUE; turns++) {
            Optional<Long> index = tables.find(stub);
            if (index.isPresent()) {
                return receipt(index.get());
            }
            // A turn gives places to what waits, and to the oldest first.
            patience.waitFor(sequencer.look());
        }
        throw new LedgerUnavailableException("The entry has no place yet", null);
    }

    /** The newest state of the log that this node knows. */
    public Checkpoint checkpoint() {
        Head head = sequencer.head();
        return new Checkpoint(origin, head.size(), head.root());
    }

    /**
     * The newest state of the log that this node knows, signed, as C2SP tlog-tiles serves it at {@code /checkpoint}.
     */
    public String checkpointNote() {
        return sequencer.head().note();
    }

    /** The public keys of this log, for anybody who verifies. */
    public LogKeys keys() {
        return signer.keys();
    }

    /**
     * A tile as C2SP tlog-tiles serves it: {@code width} hashes of 32 bytes.
     *
     * @param level 0 to 63
     * @param n index of the tile within its level
     * @param width 1 to 256; less than 256 for a partial tile
     * @throws BeyondTreeException if the log has no such tile, or not so wide
     */
    public byte[] tile(int level, long n, int width) {
        return view.tile(level, n, width);
    }

    /**
     * An entry bundle as C2SP tlog-tiles serves it: each entry is a commitment of 32 bytes, behind its length as two
     * bytes.
     *
     * @param n index of the bundle
     * @param width 1 to 256; less than 256 for a partial bundle
     * @throws BeyondTreeException if the log has no such bundle, or not so wide
     */
    public byte[] entryBundle(long n, int width) {
        return view.entryBundle(n, width);
    }

    /** The entry at this place; empty if the log is not so long. */
    public Optional<RecordedEntry> entry(long index) {
        return leaf(index).map(this::recorded);
    }

    /**
     * A receipt of an entry, against the newest checkpoint.
     *
     * @throws BeyondTreeException if the log is not so long
     * @throws ErasedEntryException if the body of the entry is erased
     */
    public Receipt receipt(long index) {
        Leaf leaf = requireLeaf(index).leaf();
        if (leaf.body() == null) {
            throw new ErasedEntryException(index);
        }
        Opening opening = bodies.open(leaf.commitment(), leaf.body());
        return receipt(view.place(index), leaf.at(), opening);
    }

    /**
     * That the leaf of an entry is in the log, against the newest checkpoint, as C2SP tlog-proof; its extra data is the
     * leaf. It outlives the body.
     *
     * @throws BeyondTreeException if the log is not so long
     */
    public String proof(long index) {
        Hash commitment = requireLeaf(index).leaf().commitment();
        return view.proof(commitment, view.place(index));
    }

    /**
     * That the log of the larger size begins with all of the log of the smaller one (RFC 6962, section 2.1.2).
     *
     * @throws BeyondTreeException if the log is not so long
     * @throws IllegalArgumentException unless {@code 0 <= from <= to}
     */
    public List<Hash> consistency(long from, long to) {
        return view.consistency(from, to);
    }

    /** The newest entries that pass the filter, newest first. */
    public List<RecordedEntry> newest(LedgerFilter filter) {
        long before = filter.before() == null ? Long.MAX_VALUE : filter.before();
        if (filter.actor() == null) {
            return tables.newest(filter, before, filter.limit()).stream()
                    .map(this::recorded)
                    .toList();
        }
        List<RecordedEntry> found = new ArrayList<>();
        List<KeptLeaf> page;
        do {
            page = tables.newest(filter, before, ACTOR_PAGE);
            for (KeptLeaf kept : page) {
                RecordedEntry recorded = recorded(kept);
                if (found.size() < filter.limit()
                        && recorded.entry() != null
                        && recorded.entry().actor().equals(filter.actor())) {
                    found.add(recorded);
                }
                before = kept.index();
            }
        } while (page.size() == ACTOR_PAGE && found.size() < filter.limit());
        return found;
    }

    /** Places what is waiting, and gives the sequencer's connection back. */
    @Override
    public void close() {
        sequencer.close();
    }

    private RecordedEntry recorded(KeptLeaf kept) {
        Leaf leaf = kept.leaf();
        LedgerEntry entry = leaf.body() == null
                ? null
                : EntryText.read(bodies.open(leaf.commitment(), leaf.body()).entry())
                        .entry();
        return new RecordedEntry(kept.index(), leaf.at(), leaf.action(), leaf.outcome(), leaf.caseNumber(), entry);
    }

    private Optional<KeptLeaf> leaf(long index) {
        return tables.leaves(index, index + 1).stream().findFirst();
    }

    private KeptLeaf requireLeaf(long index) {
        return leaf(index).orElseThrow(() -> new BeyondTreeException("The log has no entry " + index));
    }

    private Receipt receipt(Placed placed, Instant at, Opening opening) {
        return new Receipt(
                placed.index(), at, opening.entry(), opening.salt(), view.proof(opening.commitment(), placed));
    }

    /** As fine as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
