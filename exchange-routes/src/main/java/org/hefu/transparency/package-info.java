/** Lets auditors read the ledger and anybody watch it: entries, receipts, proofs, checkpoint and tiles. */
@ApplicationModule(
        displayName = "Transparency",
        allowedDependencies = {"access", "audit", "ledger", "problem"})
@NullMarked
package org.hefu.transparency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
