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
    /** An OFD file of one page sealed visibly with SM2, against ofdrw. */
    SEAL_OFD("seal-ofd", SealOfd.class, 8.0, "documents/s"),
    /** Such a file verified with the analysis of later changes, against EU DSS with its reports. */
    VERIFY_PDF("verify-pdf", VerifyPdf.class, 4.0, "documents/s"),
    /** Such a file verified with every check, against ofdrw, which checks far less. */
    VERIFY_OFD("verify-ofd", VerifyOfd.class, 8.0, "documents/s"),
    /** Time-stamp tokens, against nothing but signatures by the same key. */
    TIMESTAMP("timestamp", Timestamp.class, 0.5, "tokens/s");

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

    /** Whether both sides are at hand; a peer that cannot be had is not measured. */
    boolean isPossible() {
        return (this != SEAL_OFD && this != VERIFY_OFD) || Ofdrw.isAtHand();
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
