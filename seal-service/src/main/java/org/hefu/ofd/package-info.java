/** Reads, writes and draws OFD documents (GB/T 33190-2016). */
@ApplicationModule(
        displayName = "OFD",
        allowedDependencies = {"container", "pdf"})
@NullMarked
package org.hefu.ofd;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
