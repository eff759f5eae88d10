package org.hefu.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * The Merkle tree of RFC 6962, section 2.1 (the same tree as RFC 9162, section 2.1) over SHA-256: roots, proofs and
 * their verification. Pure: hashes come in, hashes and answers go out.
 */
final class Merkle {

    /** Root of the tree without leaves. */
    static final Hash EMPTY = Hash.sha256();

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private Merkle() {}

    /** The leaf hash of an entry: {@code SHA-256(0x00 || entry)}. */
    static Hash leaf(byte[] entry) {
        return Hash.sha256(new byte[] {LEAF}, entry);
    }

    /** The hash of an inner node: {@code SHA-256(0x01 || left || right)}. */
    static Hash parent(Hash left, Hash right) {
        return Hash.ofParts(NODE, left, right);
    }

    /** @param size number of leaves, from 0 */
    static Hash root(long size, Nodes nodes) {
        return size == 0 ? EMPTY : range(0, size, nodes);
    }

    /**
     * The inclusion proof {@code PATH(index, D[size])} of RFC 6962, section 2.1.1.
     *
     * @return sibling hashes, nearest the leaf first
     * @throws IllegalArgumentException if {@code index} is outside the tree
     */
    static List<Hash> inclusion(long index, long size, Nodes nodes) {
        requireInside(index, size);
        List<Hash> path = new ArrayList<>();
        long start = 0;
        long end = size;
        while (end - start > 1) {
            long middle = start + largestPowerBelow(end - start);
            if (index < middle) {
                path.addFirst(range(middle, end, nodes));
                end = middle;
            } else {
                path.addFirst(range(start, middle, nodes));
                start = middle;
            }
        }
        return path;
    }

    /**
     * The consistency proof {@code PROOF(from, D[to])} of RFC 6962, section 2.1.2. Between a tree and itself, and from
     * the tree without leaves, it is empty.
     *
     * @throws IllegalArgumentException unless {@code 0 <= from <= to}
     */
    static List<Hash> consistency(long from, long to, Nodes nodes) {
        requireOrder(from, to);
        List<Hash> path = new ArrayList<>();
        if (from == 0) {
            return path;
        }
        long start = 0;
        long end = to;
        while (from != end) {
            long middle = start + largestPowerBelow(end - start);
            if (from <= middle) {
                path.addFirst(range(middle, end, nodes));
                end = middle;
            } else {
                path.addFirst(range(start, middle, nodes));
                start = middle;
            }
        }
        if (start != 0) {
            // The older tree is not a subtree of the newer one, so its rightmost piece has to be shown.
            path.addFirst(range(start, end, nodes));
        }
        return path;
    }

    /**
     * Says whether the leaf is in the tree with this root, by RFC 9162, section 2.1.3.2.
     *
     * @param leaf hash of the leaf, prefix 0x00 included
     * @param index place of the leaf, counted from 0
     * @param size number of leaves in the tree, more than {@code index}
     * @param path sibling hashes, nearest the leaf first
     * @return false for a proof that does not lead to the root; a wrong proof is an answer, not an exception
     * @throws IllegalArgumentException if {@code index} is outside the tree
     */
    static boolean includes(Hash leaf, long index, long size, List<Hash> path, Hash root) {
        requireInside(index, size);
        long place = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash sibling : path) {
            if (last == 0) {
                return false;
            }
            if (isRight(place) || place == last) {
                hash = parent(sibling, hash);
                while (!isRight(place) && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                hash = parent(hash, sibling);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /**
     * Says whether the newer tree begins with all of the older one, by RFC 9162, section 2.1.4.2.
     *
     * @param from number of leaves of the older tree
     * @param to number of leaves of the newer tree
     * @return false for a proof that does not lead to both roots; a wrong proof is an answer, not an exception
     * @throws IllegalArgumentException unless {@code 0 <= from <= to}
     */
    static boolean isConsistent(long from, Hash fromRoot, long to, Hash toRoot, List<Hash> path) {
        requireOrder(from, to);
        if (from == to) {
            return path.isEmpty() && fromRoot.equals(toRoot);
        }
        if (from == 0) {
            return path.isEmpty() && fromRoot.equals(EMPTY);
        }
        List<Hash> steps = new ArrayList<>(path);
        if (Long.bitCount(from) == 1) {
            steps.addFirst(fromRoot);
        }
        if (steps.isEmpty()) {
            return false;
        }
        long place = from - 1;
        long last = to - 1;
        while (isRight(place)) {
            place >>= 1;
            last >>= 1;
        }
        Hash older = steps.removeFirst();
        Hash newer = older;
        for (Hash step : steps) {
            if (last == 0) {
                return false;
            }
            if (isRight(place) || place == last) {
                older = parent(step, older);
                newer = parent(step, newer);
                while (!isRight(place) && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                newer = parent(newer, step);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && older.equals(fromRoot) && newer.equals(toRoot);
    }

    /**
     * {@code MTH(D[start:end])}; {@code start} is a multiple of the smallest power of two that is not below the width.
     */
    private static Hash range(long start, long end, Nodes nodes) {
        long width = end - start;
        if (Long.bitCount(width) == 1) {
            int height = Long.numberOfTrailingZeros(width);
            return nodes.node(height, start >> height);
        }
        long middle = start + largestPowerBelow(width);
        return parent(range(start, middle, nodes), range(middle, end, nodes));
    }

    /** The largest power of two smaller than a width of at least 2. */
    private static long largestPowerBelow(long width) {
        return Long.highestOneBit(width - 1);
    }

    private static boolean isRight(long place) {
        return (place & 1) == 1;
    }

    private static void requireInside(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("A tree of " + size + " leaves has no leaf " + index);
        }
    }

    private static void requireOrder(long from, long to) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("A tree of " + from + " leaves does not grow into one of " + to);
        }
    }
}
