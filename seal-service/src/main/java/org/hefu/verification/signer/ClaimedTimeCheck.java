package org.hefu.verification.signer;

import java.time.Duration;
import java.time.Instant;
import org.hefu.certificate.Certificate;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/**
 * Does the time that the signer claims fit? ETSI EN 319 102-1, section 5.2.8; GM/T 0031-2014, section 6.2.3, step 4: a
 * time outside the certificate's validity makes the signature invalid. A fitting claim still proves nothing.
 */
final class ClaimedTimeCheck implements SignerCheck {

    /** The signer's clock may be this much ahead of ours. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    @Override
    public Finding check(ExaminedSigner signer) {
        Instant claimed = signer.claimedTime().orElse(null);
        Certificate certificate = signer.certificate().orElse(null);
        if (certificate == null) {
            return Finding.skipped(Check.CLAIMED_TIME);
        }
        if (claimed == null) {
            return Finding.passed(
                    Check.CLAIMED_TIME, "签名者未声明时间，按当前时间判断", "The signer claims no time; the present counts");
        }
        if (claimed.isBefore(certificate.validFrom())) {
            return Finding.failed(
                    Check.CLAIMED_TIME,
                    SubIndication.NOT_YET_VALID,
                    "SIGNED_BEFORE_VALIDITY",
                    "声明的签名时间 " + claimed + " 早于证书生效时间",
                    "The claimed time " + claimed + " is before the certificate became valid");
        }
        if (!certificate.isValidAt(claimed)) {
            return Finding.failed(
                    Check.CLAIMED_TIME,
                    SubIndication.EXPIRED,
                    "SIGNED_AFTER_EXPIRY",
                    "声明的签名时间 " + claimed + " 晚于证书到期时间",
                    "The claimed time " + claimed + " is after the certificate expired");
        }
        if (claimed.isAfter(signer.now().plus(TOLERANCE))) {
            return Finding.unknown(
                    Check.CLAIMED_TIME,
                    SubIndication.SIG_CONSTRAINTS_FAILURE,
                    "SIGNED_IN_THE_FUTURE",
                    "声明的签名时间 " + claimed + " 在将来",
                    "The claimed time " + claimed + " is in the future");
        }
        if (signer.provenTime().isPresent()) {
            return Finding.passed(
                    Check.CLAIMED_TIME,
                    "声明的签名时间 " + claimed + "，时间戳证明签名不晚于 " + signer.provenTime().get(),
                    "The claimed time is " + claimed + "; a time-stamp proves the signature to be no later than "
                            + signer.provenTime().get());
        }
        return Finding.passed(
                Check.CLAIMED_TIME,
                "声明的签名时间 " + claimed + "（无时间戳佐证）",
                "The claimed time is " + claimed + "; no time-stamp proves it");
    }
}
