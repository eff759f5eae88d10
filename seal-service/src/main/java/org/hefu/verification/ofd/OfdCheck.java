package org.hefu.verification.ofd;

import org.hefu.verification.report.Finding;

/** One question about one signature of an OFD file. */
@FunctionalInterface
interface OfdCheck {

    Finding check(ExaminedOfdSignature signature);
}
