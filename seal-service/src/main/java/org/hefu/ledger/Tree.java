package org.hefu.ledger;

import java.util.function.Consumer;

/** The growing right edge of the log: the last tile of each level, by C2SP tlog-tiles. For one thread. */
final class Tree {

    /** Levels of tiles, enough for 2^56 entries. */
    static final int LEVELS = 7;

    private final Tile[] edge;
    private long size;

    /** A tile that is full now and will never change. */
    record FullTile(int level, long index, Tile tile) {}

    Tree() {
        this(0, new Tile[LEVELS]);
    }

    /** @param edge the last tile of each level that has one; copied */
    Tree(long size, Tile[] edge) {
        this.size = size;
        this.edge = edge.clone();
    }

    /** Number of hashes in a level of tiles, of a tree of this size. */
    static long width(long size, int level) {
        return size >>> (Tile.HEIGHT * level);
    }

    long size() {
        return size;
    }

    /** The last tile of each level, as they are now. */
    Tile[] edge() {
        return edge.clone();
    }

    /** The RFC 6962 root, from the right edge alone: every subtree that it is made of lies in one of its tiles. */
    Hash root() {
        return Merkle.root(size, (height, index) -> {
            int within = height % Tile.HEIGHT;
            return edge[height / Tile.HEIGHT].node(within, (int) (index % (Tile.WIDTH >> within)));
        });
    }

    /**
     * @param leaf leaf hash, prefix 0x00 included
     * @param full is told each tile that this leaf fills, lowest level first
     */
    void append(Hash leaf, Consumer<FullTile> full) {
        Hash hash = leaf;
        for (int level = 0; level < LEVELS; level++) {
            long index = width(size, level);
            int place = (int) (index % Tile.WIDTH);
            if (place == 0) {
                edge[level] = new Tile();
            }
            edge[level].put(place, hash);
            if (place < Tile.WIDTH - 1) {
                break;
            }
            full.accept(new FullTile(level, index / Tile.WIDTH, edge[level]));
            hash = edge[level].root();
        }
        size++;
    }
}
