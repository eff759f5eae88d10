package org.hefu.verification.pdf;

import org.hefu.verification.report.Finding;

/** One question about one signature. */
@FunctionalInterface
interface SignatureCheck {

    Finding check(ExaminedSignature signature);
}
