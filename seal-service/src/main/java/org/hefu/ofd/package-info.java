/** Draws papers as OFD files (GB/T 33190-2016), and reads the structure of OFD files that nobody vouches for. */
@ApplicationModule(
        displayName = "OFD",
        allowedDependencies = {"container", "pdf"})
@NullMarked
package org.hefu.ofd;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
