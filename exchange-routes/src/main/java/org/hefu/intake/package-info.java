/** Settles cases: items, materials, the check of what need not be asked for, and the sealed evidence. */
@ApplicationModule(
        displayName = "Intake",
        allowedDependencies = {"access", "audit", "catalogue", "grant", "identity", "key", "ledger", "license", "lookup", "pdf", "problem", "seal"})
@NullMarked
package org.hefu.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
