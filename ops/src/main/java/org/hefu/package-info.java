/** The executable hub. */
@NullMarked
package org.hefu;

import org.jspecify.annotations.NullMarked;
