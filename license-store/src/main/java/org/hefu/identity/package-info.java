/** Reads and checks what people and things are called by: credit codes, ID numbers, regions, licence identifiers, names. */
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {})
@NullMarked
package org.hefu.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
