/** Keeps private and secret keys: made inside, used inside, each only for its declared use. */
@ApplicationModule(
        displayName = "Key",
        allowedDependencies = {})
@NullMarked
package org.hefu.key;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
