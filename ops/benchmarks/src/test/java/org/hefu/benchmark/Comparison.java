package org.hefu.benchmark;

import java.util.Arrays;
import java.util.Optional;

/** What is measured, against what, and how much better we mean to be. */
enum Comparison {
    /** A signature by the key vault, against a JCA signature object made for each call. */
    SM2_SIGN("sm2-sign", Sm2Sign.class, 3.5, "signatures/s"),
    /** A verification with a certificate's key, against a JCA verification that decodes the key for each call. */
    SM2_VERIFY("sm2-verify", Sm2Verify.class, 2.0, "verifications/s"),
    /** A PDF file of two pages signed at level B-B with ECDSA, against EU DSS. */
    SEAL_PDF("seal-pdf", SealPdf.class, 5.0, "documents/s"),
    /** Such a file verified with the analysis of later changes, against EU DSS with its reports. */
    VERIFY_PDF("verify-pdf", VerifyPdf.class, 4.0, "documents/s");

    private final String title;
    private final Class<? extends Rivals> rivals;
    private final double target;
    private final String unit;

    Comparison(String title, Class<? extends Rivals> rivals, double target, String unit) {
        this.title = title;
        this.rivals = rivals;
        this.target = target;
        this.unit = unit;
    }

    static Optional<Comparison> of(String title) {
        return Arrays.stream(values())
                .filter(comparison -> comparison.title.equals(title))
                .findFirst();
    }

    String title() {
        return title;
    }

    Class<? extends Rivals> rivals() {
        return rivals;
    }

    /** The least ratio of ours to the baseline that is meant. */
    double target() {
        return target;
    }

    String unit() {
        return unit;
    }
}
