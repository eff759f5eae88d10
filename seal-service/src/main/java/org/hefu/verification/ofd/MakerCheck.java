package org.hefu.verification.ofd;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hefu.certificate.CertificatePath;
import org.hefu.certificate.PathFault;
import org.hefu.certificate.PathOutcome;
import org.hefu.certificate.PathOutcome.NotTrusted;
import org.hefu.certificate.PathOutcome.Trusted;
import org.hefu.signature.ses.SesSignature;
import org.hefu.signature.ses.SesVersion;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.Result;
import org.hefu.verification.signer.ExaminedSigner;

/**
 * Is the maker of the seal trusted? GM/T 0031-2014, section 6.1.2, step 3: certificate path, validity, revocation and
 * key usage; the seal was made while the certificate was valid. GM/T 0031-2025 judges the certificate at the creation
 * date. That is the maker's word, so it does for a certificate that has merely expired; a revocation is older or younger
 * than the seal only by what a time-stamp proves.
 */
final class MakerCheck implements OfdCheck {

    private final Optional<Instant> proven;

    /**
     * @param proven time at which the signature existed for certain, and so the seal
     */
    MakerCheck(Optional<Instant> proven) {
        this.proven = proven;
    }

    @Override
    public Finding check(ExaminedOfdSignature signature) {
        SesSignature sealed = signature.sealed().orElse(null);
        if (sealed == null) {
            return Finding.skipped(Check.SEAL_MAKER);
        }
        ExaminedSigner maker = new ExaminedSigner(
                sealed.seal().maker().readCertificate(),
                signature.others(),
                signature.lists(),
                Optional.of(sealed.seal().info().createdAt()),
                signature.trust(),
                signature.now());
        List<Finding> findings = ExaminedSigner.judge(Optional.of(maker.provenAt(proven)));
        if (onlyExpired(maker, findings) && isOf2025(sealed) && wasGood(maker)) {
            return Finding.passed(
                    Check.SEAL_MAKER,
                    "制章者证书现已过期，制章时有效：" + maker.certificate().orElseThrow(),
                    "The maker's certificate has expired, and was good when the seal was made: "
                            + maker.certificate().orElseThrow());
        }
        Finding worst = findings.stream()
                .max(Comparator.comparingInt(
                        finding -> finding.isPassed() ? 0 : finding.result() == Result.FAILED ? 2 : 1))
                .orElseThrow();
        return worst.isPassed()
                ? Finding.passed(
                        Check.SEAL_MAKER,
                        "制章者证书受信任：" + maker.certificate().orElseThrow(),
                        "The maker is trusted: " + maker.certificate().orElseThrow())
                : new Finding(
                        Check.SEAL_MAKER,
                        worst.result(),
                        worst.subIndication(),
                        "SEAL_MAKER_" + worst.code(),
                        "制章者：" + worst.zh(),
                        "The maker of the seal: " + worst.en());
    }

    private static boolean isOf2025(SesSignature sealed) {
        return sealed.seal().info().version() == SesVersion.V5;
    }

    private static boolean onlyExpired(ExaminedSigner maker, List<Finding> findings) {
        return maker.certificate().isPresent()
                && findings.stream().allMatch(one -> one.isPassed() || one.check() == Check.CERTIFICATE_PATH)
                && path(maker, maker.now()) instanceof NotTrusted not
                && not.fault() == PathFault.EXPIRED;
    }

    /**
     * At the creation date, by all that is known of then, and never revoked later: that date is the word of the maker, whose
     * key may have been in other hands before the certificate ended.
     */
    private static boolean wasGood(ExaminedSigner maker) {
        Instant end = maker.certificate().orElseThrow().validTo();
        boolean revoked = path(maker, end) instanceof NotTrusted not && not.fault() == PathFault.REVOKED;
        return !revoked
                && maker.claimedTime()
                        .filter(created -> path(maker, created) instanceof Trusted)
                        .isPresent();
    }

    private static PathOutcome path(ExaminedSigner maker, Instant at) {
        return CertificatePath.find(
                maker.certificate().orElseThrow(), maker.others(), maker.evidence(), maker.trust(), at, maker.now());
    }
}
