/** Judges XAdES, JAdES and ASiC: EU DSS validates, and what it lets pass that it should not is looked at before. */
@NamedInterface("eu")
@NullMarked
package org.hefu.verification.eu;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
