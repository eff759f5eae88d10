/** The demo scene: invented departments, people with published passwords, and a register to begin with. */
@ApplicationModule(
        displayName = "Demo",
        allowedDependencies = {
            "catalogue",
            "client",
            "database",
            "grant",
            "hub",
            "identity",
            "participant",
            "seal",
            "simulator"
        })
@NullMarked
package org.hefu.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
