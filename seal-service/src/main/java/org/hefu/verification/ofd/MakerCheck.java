package org.hefu.verification.ofd;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hefu.signature.ses.SesSignature;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.Result;
import org.hefu.verification.signer.ExaminedSigner;

/**
 * Is the maker of the seal trusted? GM/T 0031-2014, section 6.1.2, step 3: certificate path, validity, revocation and
 * key usage; the seal was made while the certificate was valid.
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
        List<Finding> findings = SignerInTime.judge(maker, proven);
        Finding worst = findings.stream()
                .max(Comparator.comparingInt(finding ->
                        finding.isPassed() ? 0 : finding.result() == Result.FAILED ? 2 : 1))
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
}
