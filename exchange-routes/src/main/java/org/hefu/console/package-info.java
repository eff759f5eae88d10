/** Holds the pages together: layout, sign-in, start pages, languages. */
@ApplicationModule(
        displayName = "Console",
        allowedDependencies = {"access", "participant", "problem"})
@NullMarked
package org.hefu.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
