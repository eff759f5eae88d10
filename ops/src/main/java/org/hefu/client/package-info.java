/** Speaks to a hub over HTTP, as department systems do. */
@ApplicationModule(
        displayName = "Client",
        allowedDependencies = {})
@NullMarked
package org.hefu.client;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
