/** Sends a request along a route and brings back its answer or its problem. */
@ApplicationModule(
        displayName = "Journey",
        allowedDependencies = {"problem"})
@NullMarked
package org.hefu.journey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
