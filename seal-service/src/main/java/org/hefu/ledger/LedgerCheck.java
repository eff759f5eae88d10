package org.hefu.ledger;

import java.time.Clock;
import java.util.function.LongConsumer;
import org.hefu.key.DataKeys;
import org.hefu.key.KeyUse;
import org.hefu.key.KeyVault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Checks the whole log from its tables, believing nothing: every leaf, every node, the root and the signatures of every
 * checkpoint, every body against its commitment, and the search columns against the body.
 *
 * <p>All roots are computed from one growing sequence of leaves, so that each checkpoint which agrees is consistent
 * with all that agreed before it. Memory does not grow with the log. The log may grow meanwhile: it is checked up to
 * the checkpoint that was newest at the beginning.
 */
@Component
public final class LedgerCheck {

    private final LedgerTables tables;
    private final Bodies bodies;
    private final CheckpointSigner signer;

    public LedgerCheck(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            KeyVault vault,
            Clock clock,
            LedgerSettings settings) {
        this.tables = new LedgerTables(jdbc);
        this.bodies = new Bodies(new DataKeys(jdbc, transactions, vault, "ledger-data", KeyUse.LEDGER_DATA, clock));
        this.signer = new CheckpointSigner(vault, settings.origin());
    }

    /** @param progress is told from time to time how many entries are checked */
    public LedgerReport check(LongConsumer progress) {
        return new LedgerWalk(tables, bodies, signer, progress).walk();
    }
}
