/** The words of a verification report: verdicts, checks, findings and reasons. */
@NamedInterface("report")
@NullMarked
package org.hefu.verification.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
