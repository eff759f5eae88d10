/** Judges the signer of a signature of any format: certificate, path to an anchor, claimed time. */
@NamedInterface("signer")
@NullMarked
package org.hefu.verification.signer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
