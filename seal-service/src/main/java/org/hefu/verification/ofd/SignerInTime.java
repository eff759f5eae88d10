package org.hefu.verification.ofd;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hefu.certificate.CertificatePath;
import org.hefu.certificate.PathFault;
import org.hefu.certificate.PathOutcome;
import org.hefu.certificate.PathOutcome.NotTrusted;
import org.hefu.verification.report.Finding;
import org.hefu.verification.signer.ExaminedSigner;

/**
 * Judges a signer at the present, or else at the time at which the signature is proven to have existed: ETSI EN 319
 * 102-1, section 5.6.2. What ended later does not matter, but a revocation that was dated back before that time does.
 */
final class SignerInTime {

    private SignerInTime() {}

    static List<Finding> judge(ExaminedSigner signer, Optional<Instant> proven) {
        List<Finding> present = ExaminedSigner.judge(Optional.of(signer));
        boolean good = present.stream().allMatch(Finding::isPassed);
        if (good || proven.isEmpty() || signer.certificate().isEmpty() || revokedBefore(signer, proven.get())) {
            return present;
        }
        return ExaminedSigner.judge(Optional.of(new ExaminedSigner(
                signer.certificate(),
                signer.others(),
                signer.lists(),
                signer.claimedTime(),
                signer.trust(),
                proven.get())));
    }

    private static boolean revokedBefore(ExaminedSigner signer, Instant proven) {
        PathOutcome outcome = CertificatePath.find(
                signer.certificate().orElseThrow(), signer.others(), signer.lists(), signer.trust(), signer.now());
        return outcome instanceof NotTrusted not
                && not.fault() == PathFault.REVOKED
                && not.revokedAt() != null
                && !not.revokedAt().isAfter(proven);
    }
}
