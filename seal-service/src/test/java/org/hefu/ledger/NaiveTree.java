package org.hefu.ledger;

import java.util.ArrayList;
import java.util.List;

/** The definitions of RFC 6962, section 2.1, word for word over lists: slow, and plainly right. */
final class NaiveTree {

    private NaiveTree() {}

    static Hash root(List<byte[]> entries) {
        int n = entries.size();
        if (n == 0) {
            return Hash.sha256();
        }
        if (n == 1) {
            return Hash.sha256(new byte[] {0}, entries.getFirst());
        }
        int k = split(n);
        return Hash.sha256(
                new byte[] {1},
                root(entries.subList(0, k)).bytes(),
                root(entries.subList(k, n)).bytes());
    }

    static List<Hash> path(int m, List<byte[]> entries) {
        int n = entries.size();
        if (n == 1) {
            return List.of();
        }
        int k = split(n);
        return m < k
                ? with(path(m, entries.subList(0, k)), root(entries.subList(k, n)))
                : with(path(m - k, entries.subList(k, n)), root(entries.subList(0, k)));
    }

    static List<Hash> proof(int m, List<byte[]> entries) {
        return m == 0 ? List.of() : subproof(m, entries, true);
    }

    private static List<Hash> subproof(int m, List<byte[]> entries, boolean known) {
        int n = entries.size();
        if (m == n) {
            return known ? List.of() : List.of(root(entries));
        }
        int k = split(n);
        return m <= k
                ? with(subproof(m, entries.subList(0, k), known), root(entries.subList(k, n)))
                : with(subproof(m - k, entries.subList(k, n), false), root(entries.subList(0, k)));
    }

    private static int split(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    private static List<Hash> with(List<Hash> path, Hash last) {
        List<Hash> longer = new ArrayList<>(path);
        longer.add(last);
        return longer;
    }
}
