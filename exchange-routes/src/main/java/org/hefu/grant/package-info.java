/** Decides whether a system may use a resource for a purpose, and which of its fields. */
@ApplicationModule(
        displayName = "Grant",
        allowedDependencies = {"catalogue", "problem"})
@NullMarked
package org.hefu.grant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
