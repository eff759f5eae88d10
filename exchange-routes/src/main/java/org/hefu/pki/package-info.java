/** Publishes what outsiders need of the hub's authorities, and lets a security administrator say whom the hub trusts. */
@ApplicationModule(
        displayName = "Pki",
        allowedDependencies = {
            "access",
            "audit",
            "certificate",
            "inspection",
            "ledger",
            "participant",
            "problem",
            "timestamp"
        })
@NullMarked
package org.hefu.pki;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
