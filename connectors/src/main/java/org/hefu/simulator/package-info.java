/** Department systems of the demo scene: small real servers with data of their own. */
@ApplicationModule(
        displayName = "Simulator",
        allowedDependencies = {})
@NullMarked
package org.hefu.simulator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
