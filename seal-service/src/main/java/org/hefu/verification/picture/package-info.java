/** Draws the pages of a document, as they are shown now and as they were when each signature was set. */
@NamedInterface("picture")
@NullMarked
package org.hefu.verification.picture;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
