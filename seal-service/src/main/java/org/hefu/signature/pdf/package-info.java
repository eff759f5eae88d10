/** Puts signatures into PDF files by ISO 32000-2. */
@NamedInterface("pdf")
@NullMarked
package org.hefu.signature.pdf;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
