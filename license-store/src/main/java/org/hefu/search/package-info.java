/** Finds licences by what a clerk types: a name or part of it, a credit code, a number, an identifier. */
@ApplicationModule(
        displayName = "Search",
        allowedDependencies = {"crypt", "identity", "license", "licensetype"})
@NullMarked
package org.hefu.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
