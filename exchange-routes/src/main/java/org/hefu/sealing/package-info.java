/** Seals licence documents, once for each version; lets keepers look after seals, and others use them. */
@ApplicationModule(
        displayName = "Sealing",
        allowedDependencies = {
            "access",
            "audit",
            "certificate",
            "document",
            "key",
            "ledger",
            "license",
            "licensetype",
            "problem",
            "seal",
            "seal::job",
            "seal::picture",
            "seal::placing",
            "identity",
            "signature",
            "signature::pdf",
            "participant",
            "pdf",
            "verification",
            "verification::picture",
            "verification::report",
            "viewing"
        })
@NullMarked
package org.hefu.sealing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
