/** Keeps the data folder and the PostgreSQL in it, or reaches an existing one; everything else sees a DataSource. */
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {})
@NullMarked
package org.hefu.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
