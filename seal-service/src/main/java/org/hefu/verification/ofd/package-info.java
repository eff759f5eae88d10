/** Verifies the signatures of OFD files and the Chinese seals in them, one check a class. */
@NamedInterface("ofd")
@NullMarked
package org.hefu.verification.ofd;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
