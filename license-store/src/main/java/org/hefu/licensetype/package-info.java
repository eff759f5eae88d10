/** Knows the types of licences: who holds them, which fields they have, and which of those are personal. */
@ApplicationModule(displayName = "License type", allowedDependencies = "identity")
@NullMarked
package org.hefu.licensetype;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
