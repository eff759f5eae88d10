/** Translates the columns of a department into the fields of the hub. */
@ApplicationModule(
        displayName = "Mapping",
        allowedDependencies = {})
@NullMarked
package org.hefu.mapping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
