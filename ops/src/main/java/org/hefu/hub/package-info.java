/** Puts the hub together: clock, keys, trust, first accounts, and the words it greets with. */
@ApplicationModule(
        displayName = "Hub",
        allowedDependencies = {"database", "key", "ledger", "participant", "seal"})
@NullMarked
package org.hefu.hub;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
