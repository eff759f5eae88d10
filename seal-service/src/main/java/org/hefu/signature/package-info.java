/** Writes and reads signatures: CMS messages by GB/T 35275 and RFC 5652, and their place in a PDF file. */
@ApplicationModule(
        displayName = "Signature",
        allowedDependencies = {"certificate", "container", "ofd", "pdf", "timestamp"})
@NullMarked
package org.hefu.signature;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
