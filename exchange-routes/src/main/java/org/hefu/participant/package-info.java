/** Knows the organizations, their participant systems and the accounts of people. */
@ApplicationModule(
        displayName = "Participant",
        allowedDependencies = {"identity"})
@NullMarked
package org.hefu.participant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
