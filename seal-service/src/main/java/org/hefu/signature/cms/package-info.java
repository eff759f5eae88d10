/** Writes and reads signed messages by GB/T 35275 and RFC 5652. */
@NamedInterface("cms")
@NullMarked
package org.hefu.signature.cms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
