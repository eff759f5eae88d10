package org.hefu.ledger;

/** Gives the inner hashes of a Merkle tree, wherever they are kept. */
@FunctionalInterface
interface Nodes {

    /**
     * The hash over the leaves {@code index * 2^height} (included) to {@code (index + 1) * 2^height} (excluded).
     *
     * @param height 0 for a leaf hash
     */
    Hash node(int height, long index);
}
