/** Draws the pages of OFD documents as pictures; what cannot be drawn is hatched and named. */
@NamedInterface("rendering")
@NullMarked
package org.hefu.ofd.rendering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
