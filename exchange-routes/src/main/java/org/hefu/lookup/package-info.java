/** Answers one question about one subject: a record or a criterion's yes or no. */
@ApplicationModule(
        displayName = "Lookup",
        allowedDependencies = {
            "access",
            "audit",
            "catalogue",
            "connector",
            "grant",
            "identity",
            "journey",
            "ledger",
            "license",
            "problem"
        })
@NullMarked
package org.hefu.lookup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
