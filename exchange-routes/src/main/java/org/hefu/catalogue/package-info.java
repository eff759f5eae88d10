/** Lists the information resources: what they hold, who owns them, how they come, which criteria they answer. */
@ApplicationModule(
        displayName = "Catalogue",
        allowedDependencies = {"key"})
@NullMarked
package org.hefu.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
