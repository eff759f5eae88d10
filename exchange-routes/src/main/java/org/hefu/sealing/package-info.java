/** Seals licence documents, once for each version. */
@ApplicationModule(
        displayName = "Sealing",
        allowedDependencies = {
            "access",
            "audit",
            "document",
            "key",
            "ledger",
            "license",
            "licensetype",
            "problem",
            "seal",
            "viewing"
        })
@NullMarked
package org.hefu.sealing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
