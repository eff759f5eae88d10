/** Names every act that the ledger records, and lets auditors read it and check its proofs. */
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"ledger"})
@NullMarked
package org.hefu.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
