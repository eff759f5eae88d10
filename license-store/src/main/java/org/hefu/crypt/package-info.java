/** Encrypts what the vault keeps, and makes the keyed tokens by which it is found again. */
@ApplicationModule(displayName = "Crypt", allowedDependencies = "key")
@NullMarked
package org.hefu.crypt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
