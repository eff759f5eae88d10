/** Draws PDF papers, and reads the structure of PDF files that nobody vouches for. */
@ApplicationModule(
        displayName = "PDF",
        allowedDependencies = {})
@NullMarked
package org.hefu.pdf;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
