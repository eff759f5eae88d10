/** Proves when something was there: time-stamps of the hub's own authority or of others, and their verification. */
@ApplicationModule(
        displayName = "Timestamp",
        allowedDependencies = {"certificate", "key"})
@NullMarked
package org.hefu.timestamp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
