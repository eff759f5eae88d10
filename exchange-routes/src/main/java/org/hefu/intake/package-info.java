/** Settles cases: items, materials, the check of what need not be asked for, and the sealed evidence. */
@ApplicationModule(
        displayName = "Intake",
        allowedDependencies = {
            "access",
            "audit",
            "identity",
            "journey",
            "key",
            "ledger",
            "license",
            "licensetype",
            "lookup",
            "participant",
            "pdf",
            "problem",
            "seal",
            "sealing",
            "viewing"
        })
@NullMarked
package org.hefu.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
