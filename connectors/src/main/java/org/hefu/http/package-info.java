/** Asks department systems over HTTP, with a deadline, one retry and a circuit breaker, at allowed targets only. */
@ApplicationModule(
        displayName = "HTTP",
        allowedDependencies = {"connector"})
@NullMarked
package org.hefu.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
