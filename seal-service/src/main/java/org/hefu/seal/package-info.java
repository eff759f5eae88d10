/** Makes electronic seals, says what each may be set on, sets them, and keeps account of every use. */
@ApplicationModule(
        displayName = "Seal",
        allowedDependencies = {
            "key",
            "certificate",
            "container",
            "timestamp",
            "pdf",
            "ofd",
            "signature",
            "signature::pdf",
            "signature::ofd",
            "signature::ses",
            "ledger"
        })
@NullMarked
package org.hefu.seal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
