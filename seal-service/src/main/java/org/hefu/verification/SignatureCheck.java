package org.hefu.verification;

/** One question about one signature. */
@FunctionalInterface
interface SignatureCheck {

    Finding check(ExaminedSignature signature);
}
