/** Draws licences as papers, to be sealed by whoever may. */
@ApplicationModule(
        displayName = "Document",
        allowedDependencies = {"license", "licensetype", "pdf"})
@NullMarked
package org.hefu.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
