package org.hefu.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hefu.ledger.LedgerTables.KeptCheckpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives entries their places: one node at a time, a group of entries a commit.
 *
 * <p>In its turn, a node first reads what other nodes appended, then takes what its own callers wait for and what lies
 * committed in the waiting table, and writes leaves, bodies, node hashes and one signed checkpoint in one transaction.
 * Only after the commit is the new state shown to anybody. Between turns it looks about once a second, so that an entry
 * whose node died is placed by another, or at the next start.
 */
final class Sequencer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
    private static final int LARGEST_GROUP = 1_000;
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration LAST_TURN = Duration.ofSeconds(10);

    private final OwnConnection connection;
    private final Tiles tiles;
    private final CheckpointSigner signer;
    private final Queue<Append> appends = new ConcurrentLinkedQueue<>();
    private final Map<Hash, CompletableFuture<Placed>> expected = new ConcurrentHashMap<>();
    private final Queue<CompletableFuture<Head>> looks = new ConcurrentLinkedQueue<>();
    private final Semaphore bell = new Semaphore(0);
    private final Thread thread = Thread.ofVirtual().name("ledger-sequencer").unstarted(this::run);
    private volatile Head head;
    private volatile boolean closed;
    private boolean failing;

    private record Append(Leaf leaf, CompletableFuture<Placed> placed) {}

    /** What one turn did: leaves in their places from {@code first} on, which led to {@code head}. */
    private record Turn(long first, List<Leaf> leaves, List<Tree.FullTile> full, Head head) {}

    /** Reads the newest state of the log, or founds the log, and begins. */
    Sequencer(OwnConnection connection, Tiles tiles, CheckpointSigner signer) {
        this.connection = connection;
        this.tiles = tiles;
        this.signer = signer;
        this.head = connection.inTransaction(this::load);
    }

    void start() {
        thread.start();
    }

    /** The newest state this node knows; always a committed one. */
    Head head() {
        return head;
    }

    /** Wants a place for an entry that nothing else is to be committed with. */
    CompletableFuture<Placed> append(Leaf leaf) {
        CompletableFuture<Placed> placed = new CompletableFuture<>();
        appends.add(new Append(leaf, placed));
        wakeFor(placed);
        return placed;
    }

    /** Will be told when the entry of this commitment, which is being enrolled, has its place. */
    CompletableFuture<Placed> expect(Hash commitment) {
        return expected.computeIfAbsent(commitment, any -> new CompletableFuture<>());
    }

    /** The enrolled entry will not come: its transaction was rolled back. */
    void forget(Hash commitment) {
        expected.remove(commitment);
    }

    /** There is something in the waiting table. */
    void wake() {
        bell.release();
    }

    /** Will be told a state at least as new as any that was committed, on any node, before this call. */
    CompletableFuture<Head> look() {
        CompletableFuture<Head> look = new CompletableFuture<>();
        looks.add(look);
        wakeFor(look);
        return look;
    }

    @Override
    public void close() {
        closed = true;
        wake();
        try {
            thread.join(LAST_TURN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void wakeFor(CompletableFuture<?> waiting) {
        wake();
        if (closed) {
            waiting.completeExceptionally(new IllegalStateException("The ledger is closed"));
        }
    }

    private void run() {
        try {
            while (!closed) {
                turn();
                // Whatever rang before the bell is cleared is seen by the next turn.
                boolean rung = bell.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS);
                if (rung) {
                    bell.drainPermits();
                }
            }
            turn();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connection.close();
        }
    }

    private void turn() {
        List<CompletableFuture<Head>> lookers = takeLooks();
        List<Append> group = new ArrayList<>();
        try {
            Turn turn = connection.inTransaction(session -> work(session, group));
            publish(turn, group);
            lookers.forEach(look -> look.complete(turn.head()));
            recovered();
        } catch (RuntimeException | Error e) {
            takeGroup(group);
            group.forEach(append -> append.placed().completeExceptionally(e));
            lookers.forEach(look -> look.completeExceptionally(e));
            failed(e);
        }
        if (!appends.isEmpty()) {
            wake();
        }
    }

    private Turn work(OwnConnection.Session session, List<Append> group) {
        session.writer().takeTurn();
        catchUp(session.tables());
        takeGroup(group);
        Head before = head;
        List<Leaf> leaves = new ArrayList<>();
        group.forEach(append -> leaves.add(append.leaf()));
        leaves.addAll(session.writer().takeWaiting(LARGEST_GROUP));
        if (leaves.isEmpty()) {
            return new Turn(before.size(), leaves, List.of(), before);
        }
        List<Tree.FullTile> full = new ArrayList<>();
        Tree tree = before.tree();
        leaves.forEach(leaf -> tree.append(Merkle.leaf(leaf.commitment().bytes()), full::add));
        Hash root = tree.root();
        Head after = new Head(tree.size(), root, signer.sign(tree.size(), root), tree.edge());
        session.writer().addLeaves(before.size(), leaves);
        if (!full.isEmpty()) {
            session.writer().addNodes(full);
        }
        session.writer().addCheckpoint(after);
        return new Turn(before.size(), leaves, full, after);
    }

    private void publish(Turn turn, List<Append> group) {
        turn.full().forEach(tiles::keep);
        head = turn.head();
        for (int i = 0; i < turn.leaves().size(); i++) {
            Placed placed = new Placed(turn.first() + i, turn.head());
            if (i < group.size()) {
                group.get(i).placed().complete(placed);
            } else {
                tell(turn.leaves().get(i).commitment(), placed);
            }
        }
        if (turn.leaves().size() >= LARGEST_GROUP) {
            wake();
        }
    }

    /** Reads what other nodes appended since this node's last turn. */
    private void catchUp(LedgerTables tables) {
        KeptCheckpoint newest = tables.newestCheckpoint().orElseThrow(() -> setBack(0));
        if (newest.size() < head.size()) {
            throw setBack(newest.size());
        }
        if (newest.size() == head.size()) {
            if (!newest.root().equals(head.root())) {
                throw damaged(newest.size());
            }
            return;
        }
        List<Tree.FullTile> full = new ArrayList<>();
        Map<Hash, Long> foundExpected = new HashMap<>();
        Tree tree = head.tree();
        while (tree.size() < newest.size()) {
            long end = Math.min(newest.size(), tree.size() + LARGEST_GROUP);
            List<Hash> next = tables.commitments(tree.size(), end);
            if (next.size() != end - tree.size()) {
                throw damaged(newest.size());
            }
            for (Hash commitment : next) {
                if (expected.containsKey(commitment)) {
                    foundExpected.put(commitment, tree.size());
                }
                tree.append(Merkle.leaf(commitment.bytes()), full::add);
            }
        }
        Head caught = trusted(newest, tree);
        full.forEach(tiles::keep);
        head = caught;
        foundExpected.forEach((commitment, index) -> tell(commitment, new Placed(index, caught)));
    }

    private Head load(OwnConnection.Session session) {
        session.writer().takeTurn();
        return session.tables()
                .newestCheckpoint()
                .map(newest -> trusted(newest, new Tree(newest.size(), tiles.edge(newest.size()))))
                .orElseGet(() -> {
                    Tree tree = new Tree();
                    Head founded = new Head(0, tree.root(), signer.sign(0, tree.root()), tree.edge());
                    session.writer().addCheckpoint(founded);
                    return founded;
                });
    }

    /** A state read from the tables is built upon only if it is what the log's own keys signed. */
    private Head trusted(KeptCheckpoint kept, Tree tree) {
        if (!tree.root().equals(kept.root()) || !signer.signed(kept.note(), kept.size(), kept.root())) {
            throw damaged(kept.size());
        }
        return new Head(kept.size(), kept.root(), kept.note(), tree.edge());
    }

    private void tell(Hash commitment, Placed placed) {
        CompletableFuture<Placed> waiting = expected.remove(commitment);
        if (waiting != null) {
            waiting.complete(placed);
        }
    }

    private List<CompletableFuture<Head>> takeLooks() {
        List<CompletableFuture<Head>> taken = new ArrayList<>();
        CompletableFuture<Head> next;
        while ((next = looks.poll()) != null) {
            taken.add(next);
        }
        return taken;
    }

    private void takeGroup(List<Append> group) {
        Append next;
        while (group.size() < LARGEST_GROUP && (next = appends.poll()) != null) {
            // Nobody waits any longer for what is done already.
            if (!next.placed().isDone()) {
                group.add(next);
            }
        }
    }

    private void failed(Throwable cause) {
        if (!failing) {
            LOG.error("The ledger cannot be written; what waits for it is refused until it can", cause);
        }
        failing = true;
    }

    private void recovered() {
        if (failing) {
            LOG.info("The ledger can be written again");
        }
        failing = false;
    }

    private IllegalStateException setBack(long size) {
        return new IllegalStateException("The database holds a ledger of " + size + " entries, but this node has seen "
                + head.size() + " signed: it was set back, and going on would sign two histories");
    }

    private static IllegalStateException damaged(long size) {
        return new IllegalStateException("The ledger of " + size + " entries is not what this log's keys signed: "
                + "changed tables, another origin or other keys; run `hefu ledger check`");
    }
}
