/** Keeps an append-only log of every access and seal use, and proves to anybody that one entry is in it. */
@ApplicationModule(displayName = "Ledger", allowedDependencies = "key")
@NullMarked
package org.hefu.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
