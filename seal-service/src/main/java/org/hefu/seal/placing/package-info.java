/** Finds where on a document a seal goes, and shows it before anything is sealed. */
@NamedInterface("placing")
@NullMarked
package org.hefu.seal.placing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
