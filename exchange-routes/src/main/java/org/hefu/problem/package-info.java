/** Says what went wrong, to callers and on screens: RFC 9457 with stable codes, Chinese and English. */
@ApplicationModule(
        displayName = "Problem",
        allowedDependencies = {
            "audit",
            "certificate",
            "ledger",
            "seal",
            "seal::job",
            "seal::picture",
            "seal::placing",
            "signature",
            "verification::picture"
        })
@NullMarked
package org.hefu.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
