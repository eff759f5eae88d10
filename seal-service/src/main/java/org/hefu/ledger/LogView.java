package org.hefu.ledger;

import java.util.List;
import java.util.function.Predicate;

/** Serves the committed log in the forms of C2SP: tiles, entry bundles and proofs. */
final class LogView {

    private static final long MOST_TILES = 1L << 48;

    private final LedgerTables tables;
    private final Tiles tiles;
    private final Sequencer sequencer;
    private final Patience patience;

    LogView(LedgerTables tables, Tiles tiles, Sequencer sequencer, Patience patience) {
        this.tables = tables;
        this.tiles = tiles;
        this.sequencer = sequencer;
        this.patience = patience;
    }

    byte[] tile(int level, long n, int width) {
        Nodes nodes = tiles.nodes(headWithTile(level, n, width));
        byte[] bytes = new byte[width * Hash.BYTES];
        for (int i = 0; i < width; i++) {
            nodes.node(level * Tile.HEIGHT, n * Tile.WIDTH + i).copyInto(bytes, i * Hash.BYTES);
        }
        return bytes;
    }

    byte[] entryBundle(long n, int width) {
        headWithTile(0, n, width);
        int step = Short.BYTES + Hash.BYTES;
        byte[] bytes = new byte[width * step];
        int offset = 0;
        for (Hash commitment : tables.commitments(n * Tile.WIDTH, n * Tile.WIDTH + width)) {
            bytes[offset + 1] = Hash.BYTES;
            commitment.copyInto(bytes, offset + Short.BYTES);
            offset += step;
        }
        return bytes;
    }

    List<Hash> consistency(long from, long to) {
        Head head = headWhere(known -> to <= known.size(), "The log does not have " + to + " entries");
        return Merkle.consistency(from, to, tiles.nodes(head));
    }

    /** Where an entry stands under the newest checkpoint. */
    Placed place(long index) {
        return new Placed(index, headWhere(head -> index < head.size(), "The log has no entry " + index));
    }

    String proof(Hash commitment, Placed placed) {
        Head head = placed.head();
        List<Hash> path = Merkle.inclusion(placed.index(), head.size(), tiles.nodes(head));
        return new TlogProof(commitment, placed.index(), path, head.note()).written();
    }

    private Head headWithTile(int level, long n, int width) {
        String refusal = "The log has no tile " + n + " of level " + level + " and width " + width;
        if (level < 0 || level >= Tree.LEVELS || n < 0 || n >= MOST_TILES || width < 1 || width > Tile.WIDTH) {
            throw new BeyondTreeException(refusal);
        }
        return headWhere(head -> n * Tile.WIDTH + width <= Tree.width(head.size(), level), refusal);
    }

    /** The state this node knows or, if that does not suffice, one that other nodes' commits are in. */
    private Head headWhere(Predicate<Head> suffices, String refusal) {
        Head known = sequencer.head();
        if (suffices.test(known)) {
            return known;
        }
        Head newest = patience.waitFor(sequencer.look());
        if (suffices.test(newest)) {
            return newest;
        }
        throw new BeyondTreeException(refusal);
    }
}
