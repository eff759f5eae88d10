/** Judges a signed message (GB/T 35275, RFC 5652), wherever it stands. */
@NamedInterface("cms")
@NullMarked
package org.hefu.verification.cms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
