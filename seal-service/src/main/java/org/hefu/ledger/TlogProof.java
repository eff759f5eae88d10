package org.hefu.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * That one entry is in the log, by C2SP tlog-proof.
 *
 * @param commitment the entry of the log, carried in the proof's extra line so that it can be checked without the log
 * @param path inclusion proof, nearest the leaf first
 * @param checkpoint signed note
 */
record TlogProof(Hash commitment, long index, List<Hash> path, String checkpoint) {

    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int LONGEST_PATH = 63;

    TlogProof {
        path = List.copyOf(path);
        if (path.size() > LONGEST_PATH) {
            throw new IllegalArgumentException("A path has at most 63 hashes; got " + path.size());
        }
    }

    String written() {
        StringBuilder out = new StringBuilder(HEADER).append('\n');
        out.append(EXTRA).append(commitment.base64()).append('\n');
        out.append(INDEX).append(index).append('\n');
        path.forEach(hash -> out.append(hash.base64()).append('\n'));
        return out.append('\n').append(checkpoint).toString();
    }

    /** @throws IllegalArgumentException if it is not a proof, or carries no commitment */
    static TlogProof parse(String written) {
        int gap = written.indexOf("\n\n");
        String[] lines = written.substring(0, Math.max(gap, 0)).split("\n", -1);
        if (lines.length < 3
                || !lines[0].equals(HEADER)
                || !lines[1].startsWith(EXTRA)
                || !lines[2].startsWith(INDEX)) {
            throw new IllegalArgumentException("A proof begins with " + HEADER + ", its extra data and its index");
        }
        List<Hash> path = new ArrayList<>();
        for (int i = 3; i < lines.length; i++) {
            path.add(Hash.fromBase64(lines[i]));
        }
        return new TlogProof(
                Hash.fromBase64(lines[1].substring(EXTRA.length())),
                Checkpoint.number(lines[2].substring(INDEX.length())),
                path,
                written.substring(gap + 2));
    }
}
