package org.hefu.ledger;

/**
 * A committed state of the log: its signed checkpoint, and the last tile of each level as they were then.
 *
 * @param edge read-only; tiles may be filled further, which leaves the nodes of this state as they are
 */
@SuppressWarnings("ArrayRecordComponent") // the right edge is shared on purpose and never compared
record Head(long size, Hash root, String note, Tile[] edge) {

    /** A tree that goes on from here. */
    Tree tree() {
        return new Tree(size, edge);
    }
}
