/** Reads, makes and signs with electronic seals: GM/T 0031-2014, GB/T 38540-2020 and GM/T 0031-2025. */
@NamedInterface("ses")
@NullMarked
package org.hefu.signature.ses;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
