package org.hefu.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hefu.key.KeyVault;

/** A log in memory, without database and sequencer: entries, keys and receipts. */
final class SmallLog {

    static final String ORIGIN = "hefu.test/ledger";
    static final Instant NOON = Instant.parse("2026-11-22T04:00:00.123456Z");

    private final CheckpointSigner signer;
    private final Tree tree = new Tree();
    private final List<Opening> openings = new ArrayList<>();

    SmallLog() {
        this(TestKeys.shared(), ORIGIN);
    }

    SmallLog(KeyVault vault, String origin) {
        signer = new CheckpointSigner(vault, origin);
    }

    static LedgerEntry entry(String actor) {
        return new LedgerEntry(
                "lookup", Outcome.ALLOWED, actor, "2026-000731", new TreeMap<>(Map.of("purpose", "欠薪核查")));
    }

    SmallLog with(int count) {
        for (int i = 0; i < count; i++) {
            add(EntryText.write(entry("clerk-" + i), NOON));
        }
        return this;
    }

    long add(String text) {
        Opening opening = Opening.fresh(text);
        openings.add(opening);
        tree.append(Merkle.leaf(opening.commitment().bytes()), full -> {});
        return tree.size() - 1;
    }

    LogKeys keys() {
        return signer.keys();
    }

    String checkpoint() {
        return signer.sign(tree.size(), Merkle.root(tree.size(), this::node));
    }

    TlogProof proof(long index) {
        return new TlogProof(
                openings.get((int) index).commitment(),
                index,
                Merkle.inclusion(index, tree.size(), this::node),
                checkpoint());
    }

    Receipt receipt(long index) {
        Opening opening = openings.get((int) index);
        return new Receipt(
                index, NOON, opening.entry(), opening.salt(), proof(index).written());
    }

    private Hash node(int height, long index) {
        return tree.edge()[0].node(height, (int) index);
    }
}
