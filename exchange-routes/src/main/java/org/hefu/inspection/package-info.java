/** Verifies a document for whoever is handed one, and says what the hub knows of it. */
@ApplicationModule(
        displayName = "Inspection",
        allowedDependencies = {
            "access",
            "audit",
            "certificate",
            "console",
            "intake",
            "ledger",
            "license",
            "licensetype",
            "participant",
            "pdf",
            "problem",
            "seal",
            "sealing",
            "verification",
            "verification::picture",
            "verification::report"
        })
@NullMarked
package org.hefu.inspection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
