/** Measures what the hub does against a stated baseline, side by side in the same run. */
@NullMarked
package org.hefu.benchmark;

import org.jspecify.annotations.NullMarked;
