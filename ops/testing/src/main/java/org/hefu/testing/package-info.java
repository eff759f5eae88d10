/** Starts real servers for tests; depends on no other module of the hub. */
@NullMarked
package org.hefu.testing;

import org.jspecify.annotations.NullMarked;
