package org.hefu.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the tiles of a committed state: the right edge in its head, the newest-used full ones here, others in the
 * table.
 */
final class Tiles {

    /** About 9 MB. */
    private static final int MOST_KEPT = 256;

    private final LedgerTables tables;
    private final Map<Place, Tile> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Tile> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private record Place(int level, long index) {}

    Tiles(LedgerTables tables) {
        this.tables = tables;
    }

    /** The nodes of the tree at this state. */
    Nodes nodes(Head head) {
        return (height, index) -> {
            int level = height / Tile.HEIGHT;
            int within = height % Tile.HEIGHT;
            int perTile = Tile.WIDTH >> within;
            return tile(head, level, index / perTile).node(within, (int) (index % perTile));
        };
    }

    void keep(Tree.FullTile full) {
        synchronized (kept) {
            kept.put(new Place(full.level(), full.index()), full.tile());
        }
    }

    /** The last tile of each level of a tree of this size, from the tables. */
    Tile[] edge(long size) {
        Tile[] edge = new Tile[Tree.LEVELS];
        for (int level = 0; level < Tree.LEVELS; level++) {
            long width = Tree.width(size, level);
            edge[level] = read(level, width / Tile.WIDTH, (int) (width % Tile.WIDTH));
        }
        return edge;
    }

    private Tile tile(Head head, int level, long index) {
        if (index == Tree.width(head.size(), level) / Tile.WIDTH) {
            return head.edge()[level];
        }
        Place place = new Place(level, index);
        Tile known;
        synchronized (kept) {
            known = kept.get(place);
        }
        if (known != null) {
            return known;
        }
        Tile full = read(level, index, Tile.WIDTH);
        keep(new Tree.FullTile(level, index, full));
        return full;
    }

    private Tile read(int level, long index, int width) {
        long start = index * Tile.WIDTH;
        List<Hash> hashes = tables.hashes(level, start, start + width);
        if (hashes.size() != width) {
            throw new IllegalStateException("The ledger is damaged: tile " + index + " of level " + level + " has "
                    + hashes.size() + " hashes of " + width + "; run `hefu ledger check`");
        }
        Tile tile = new Tile();
        for (int place = 0; place < width; place++) {
            tile.put(place, hashes.get(place));
        }
        return tile;
    }
}
