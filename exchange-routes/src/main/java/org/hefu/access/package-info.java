/** Lets people and systems in: sign-in, access tokens, and who the caller of a request is. */
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"certificate", "key", "participant", "problem", "ledger", "audit"})
@NullMarked
package org.hefu.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
