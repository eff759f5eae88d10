/** Takes pushed rows: good ones to the vault, bad ones to quarantine, each batch once. */
@ApplicationModule(
        displayName = "Batch",
        allowedDependencies = {
            "access",
            "audit",
            "catalogue",
            "file",
            "identity",
            "journey",
            "key",
            "ledger",
            "license",
            "mapping",
            "problem"
        })
@NullMarked
package org.hefu.batch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
