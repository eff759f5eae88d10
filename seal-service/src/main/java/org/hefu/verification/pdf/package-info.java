/** Judges the signatures of a PDF file: what each covers, and what was changed after it. */
@NamedInterface("pdf")
@NullMarked
package org.hefu.verification.pdf;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
