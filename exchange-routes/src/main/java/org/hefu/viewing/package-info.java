/** Lets clerks search licences and read them, masked until there is a reason. */
@ApplicationModule(
        displayName = "Viewing",
        allowedDependencies = {
            "access",
            "audit",
            "catalogue",
            "grant",
            "identity",
            "ledger",
            "license",
            "licensetype",
            "problem",
            "search"
        })
@NullMarked
package org.hefu.viewing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
