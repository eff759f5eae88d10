/** Makes electronic seals, says what each may be set on, sets them, and keeps account of every use. */
@ApplicationModule(
        displayName = "Seal",
        allowedDependencies = {
            "key",
            "certificate",
            "container",
            "timestamp",
            "container",
            "pdf",
            "ofd",
            "signature",
            "signature::cms",
            "signature::eu",
            "signature::pdf",
            "signature::ofd",
            "signature::ses",
            "ledger"
        })
@NullMarked
package org.hefu.seal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
