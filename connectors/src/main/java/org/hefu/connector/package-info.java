/** What the hub asks of a department system, whatever it speaks: one question, one answer. */
@ApplicationModule(
        displayName = "Connector",
        allowedDependencies = {})
@NullMarked
package org.hefu.connector;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
