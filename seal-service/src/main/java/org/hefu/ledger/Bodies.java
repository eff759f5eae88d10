package org.hefu.ledger;

import java.time.Instant;
import org.hefu.key.DataKey;
import org.hefu.key.DataKeys;
import org.hefu.key.KeyRefusedException;

/**
 * Seals entries into leaves and opens them again. A body is encrypted for its commitment, so it cannot be moved under
 * another leaf.
 */
final class Bodies {

    private static final String SCOPE = "ledger";

    private final DataKeys keys;

    Bodies(DataKeys keys) {
        this.keys = keys;
    }

    /** Makes the month's data key now, so that no request has to while it holds a connection. */
    void prepare() {
        keys.current(SCOPE);
    }

    Leaf seal(LedgerEntry entry, Instant at, Opening opening) {
        Hash commitment = opening.commitment();
        DataKey key = keys.current(SCOPE);
        byte[] encrypted = key.cipher().encrypt(opening.bytes(), commitment.bytes());
        return new Leaf(
                commitment,
                at,
                entry.action(),
                entry.outcome(),
                entry.caseNumber(),
                new Leaf.Body(key.id(), encrypted));
    }

    /** @throws KeyRefusedException if the body was changed, is another leaf's, or its data key is gone */
    Opening open(Hash commitment, Leaf.Body body) {
        return Opening.fromBytes(keys.byId(body.dataKey()).decrypt(body.encrypted(), commitment.bytes()));
    }
}
