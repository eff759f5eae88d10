/** Says of any file what its signatures are worth: intact, covering what is shown, trusted, in time. */
@ApplicationModule(
        displayName = "Verification",
        allowedDependencies = {
            "certificate",
            "container",
            "ofd",
            "ofd::rendering",
            "pdf",
            "signature",
            "signature::cms",
            "signature::ses",
            "timestamp"
        })
@NullMarked
package org.hefu.verification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
