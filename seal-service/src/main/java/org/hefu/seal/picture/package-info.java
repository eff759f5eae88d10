/** Draws what seals look like, and checks pictures of seals that people bring. */
@NamedInterface("picture")
@NullMarked
package org.hefu.seal.picture;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
