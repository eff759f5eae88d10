package org.hefu.verification.signer;

import org.hefu.verification.report.Finding;

/** One question about one signer. */
@FunctionalInterface
interface SignerCheck {

    Finding check(ExaminedSigner signer);
}
