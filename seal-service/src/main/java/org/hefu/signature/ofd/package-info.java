/** Signs OFD files, GB/T 33190-2016, section 18: with a seal by GB/T 38540-2020, or without one by GB/T 35275. */
@NamedInterface("ofd")
@NullMarked
package org.hefu.signature.ofd;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
