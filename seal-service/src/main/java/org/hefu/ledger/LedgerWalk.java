package org.hefu.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.hefu.key.KeyRefusedException;
import org.hefu.ledger.LedgerReport.Difference;
import org.hefu.ledger.LedgerReport.Kind;
import org.hefu.ledger.LedgerTables.KeptCheckpoint;
import org.hefu.ledger.LedgerTables.KeptLeaf;

/** One walk over the log from its first entry to its last, a stretch at a time. */
final class LedgerWalk {

    private static final int STRETCH = 2_048;
    private static final int MOST_NAMED = 20;

    private final LedgerTables tables;
    private final Bodies bodies;
    private final CheckpointSigner signer;
    private final LongConsumer progress;
    private final Tree tree = new Tree();
    private final List<Difference> differences = new ArrayList<>();
    private long differing;
    private long erased;
    private long checkpoints;

    private record Place(int level, long index) {}

    LedgerWalk(LedgerTables tables, Bodies bodies, CheckpointSigner signer, LongConsumer progress) {
        this.tables = tables;
        this.bodies = bodies;
        this.signer = signer;
        this.progress = progress;
    }

    LedgerReport walk() {
        LedgerTables.Extent extent = tables.extent();
        long size = extent.signed();
        List<KeptCheckpoint> first = tables.checkpoints(0, 1);
        first.forEach(this::check);
        if (size == 0 && first.isEmpty()) {
            note(Kind.CHECKPOINT_MISSING, extent.leaves());
        }
        while (tree.size() < size && stretch(Math.min(size, tree.size() + STRETCH))) {
            progress.accept(tree.size());
        }
        if (extent.leaves() > size) {
            note(Kind.LEAF_UNSIGNED, size);
        }
        if (extent.bodies() > Math.max(size, extent.leaves())) {
            note(Kind.BODY_WITHOUT_LEAF, Math.max(size, extent.leaves()));
        }
        return new LedgerReport(size, erased, checkpoints, differing, differences);
    }

    /** Goes on to this size; false if a leaf is missing before it. */
    private boolean stretch(long end) {
        Iterator<KeptLeaf> leaves = tables.leaves(tree.size(), end).iterator();
        Iterator<KeptCheckpoint> signed =
                tables.checkpoints(tree.size() + 1, end + 1).iterator();
        Map<Place, Hash> nodes = nodes(end);
        KeptCheckpoint next = signed.hasNext() ? signed.next() : null;
        while (tree.size() < end) {
            long index = tree.size();
            KeptLeaf kept = leaves.hasNext() ? leaves.next() : null;
            if (kept == null || kept.index() != index) {
                note(Kind.LEAF_MISSING, index);
                return false;
            }
            checkBody(index, kept.leaf());
            tree.append(Merkle.leaf(kept.leaf().commitment().bytes()), full -> check(full, nodes));
            if (next != null && next.size() == tree.size()) {
                check(next);
                next = signed.hasNext() ? signed.next() : null;
            }
        }
        return true;
    }

    /** The kept nodes whose last leaf is in this stretch. */
    private Map<Place, Hash> nodes(long end) {
        Map<Place, Hash> nodes = new HashMap<>();
        for (int level = 1; level < Tree.LEVELS; level++) {
            int height = level;
            long from = Tree.width(tree.size(), level);
            long to = Tree.width(end, level);
            if (from < to) {
                tables.nodes(level, from, to).forEach((index, hash) -> nodes.put(new Place(height, index), hash));
            }
        }
        return nodes;
    }

    private void check(Tree.FullTile full, Map<Place, Hash> nodes) {
        int level = full.level() + 1;
        Hash kept = nodes.get(new Place(level, full.index()));
        long firstEntry = full.index() << (Tile.HEIGHT * level);
        if (kept == null) {
            note(Kind.NODE_MISSING, firstEntry);
        } else if (!kept.equals(full.tile().root())) {
            note(Kind.NODE_DIFFERS, firstEntry);
        }
    }

    private void check(KeptCheckpoint kept) {
        checkpoints++;
        if (!kept.root().equals(tree.root())) {
            note(Kind.ROOT_DIFFERS, kept.size());
        }
        if (!signer.signed(kept.note(), kept.size(), kept.root())) {
            note(Kind.SIGNATURE_WRONG, kept.size());
        }
    }

    private void checkBody(long index, Leaf leaf) {
        if (leaf.body() == null) {
            erased++;
            return;
        }
        try {
            Opening opening = bodies.open(leaf.commitment(), leaf.body());
            if (!opening.commitment().equals(leaf.commitment())) {
                note(Kind.BODY_DIFFERS, index);
            } else if (!columnsAgree(leaf, opening.entry())) {
                note(Kind.COLUMN_DIFFERS, index);
            }
        } catch (KeyRefusedException e) {
            note(Kind.BODY_UNREADABLE, index);
        } catch (IllegalArgumentException e) {
            // It was encrypted as it should be, and what it says is no entry.
            note(Kind.BODY_DIFFERS, index);
        }
    }

    private static boolean columnsAgree(Leaf leaf, String text) {
        EntryText.Timed committed = EntryText.read(text);
        return leaf.at().equals(committed.at())
                && leaf.action().equals(committed.entry().action())
                && leaf.outcome() == committed.entry().outcome()
                && Objects.equals(leaf.caseNumber(), committed.entry().caseNumber());
    }

    private void note(Kind kind, long index) {
        differing++;
        if (differences.size() < MOST_NAMED) {
            differences.add(new Difference(kind, index));
        }
    }
}
