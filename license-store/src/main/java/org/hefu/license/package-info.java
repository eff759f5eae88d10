/** Keeps licences: checks what arrives, encrypts every version, and gives back what it was given. */
@ApplicationModule(
        displayName = "License",
        allowedDependencies = {"crypt", "identity", "key", "licensetype"})
@NullMarked
package org.hefu.license;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
