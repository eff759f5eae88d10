/** The command line: serves the hub, pushes, looks up, verifies and checks. */
@ApplicationModule(
        displayName = "Command",
        allowedDependencies = {
            "certificate",
            "client",
            "demo",
            "hub",
            "inspection",
            "ledger",
            "problem",
            "verification",
            "verification::report"
        })
@NullMarked
package org.hefu.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
