/** Reads pushed rows one by one, each with its original bytes, whatever is wrong with it. */
@ApplicationModule(
        displayName = "File",
        allowedDependencies = {})
@NullMarked
package org.hefu.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
