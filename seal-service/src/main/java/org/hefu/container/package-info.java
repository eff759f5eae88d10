/** Reads ZIP packages and the XML in them, when nobody vouches for them, and writes them; nothing touches the disk. */
@ApplicationModule(
        displayName = "Container",
        allowedDependencies = {})
@NullMarked
package org.hefu.container;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
