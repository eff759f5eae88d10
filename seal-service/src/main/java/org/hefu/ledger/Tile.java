package org.hefu.ledger;

/**
 * A subtree of height 8, filled from the left: up to 256 hashes and every inner node above them.
 *
 * <p>One thread fills it. Another may read the nodes that were complete when the tree's head was published to it: what
 * is put later touches only nodes above later places.
 */
final class Tile {

    static final int HEIGHT = 8;
    static final int WIDTH = 1 << HEIGHT;

    private final Hash[][] rows = new Hash[HEIGHT][];

    Tile() {
        for (int height = 0; height < HEIGHT; height++) {
            rows[height] = new Hash[WIDTH >> height];
        }
    }

    /** Puts the next hash, and every node that it completes. */
    void put(int place, Hash hash) {
        rows[0][place] = hash;
        int right = place;
        for (int height = 1; height < HEIGHT && (right & 1) == 1; height++) {
            rows[height][right >> 1] = Merkle.parent(rows[height - 1][right - 1], rows[height - 1][right]);
            right >>= 1;
        }
    }

    /** @param height 0 for the hashes of the tile, to 7 */
    Hash node(int height, int place) {
        return rows[height][place];
    }

    /** The hash of the whole tile, which must be full. */
    Hash root() {
        return Merkle.parent(rows[HEIGHT - 1][0], rows[HEIGHT - 1][1]);
    }
}
