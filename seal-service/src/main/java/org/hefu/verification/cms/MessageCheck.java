package org.hefu.verification.cms;

import org.hefu.verification.report.Finding;

/** One question about one signed message. */
@FunctionalInterface
interface MessageCheck {

    Finding check(ExaminedMessage message);
}
