package org.hefu.verification.ofd;

import java.util.Optional;
import org.hefu.certificate.Certificate;
import org.hefu.signature.ses.SesSeal;
import org.hefu.signature.ses.SesSignature;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/** Did the maker in the seal sign it? GM/T 0031-2014, section 6.1.2, step 2; otherwise anybody may have drawn it. */
final class MakerValueCheck implements OfdCheck {

    @Override
    public Finding check(ExaminedOfdSignature signature) {
        SesSeal seal = signature.sealed().map(SesSignature::seal).orElse(null);
        if (seal == null) {
            return Finding.skipped(Check.SEAL_VALUE);
        }
        Optional<Certificate> maker = seal.maker().readCertificate();
        if (maker.isEmpty() || seal.maker().scheme().isEmpty()) {
            return Finding.skipped(Check.SEAL_VALUE);
        }
        return seal.isSignedBy(maker.get())
                ? Finding.passed(Check.SEAL_VALUE, "印章由制章者签名", "The maker signed the seal")
                : Finding.failed(
                        Check.SEAL_VALUE,
                        SubIndication.SIG_CRYPTO_FAILURE,
                        "SEAL_FALSE",
                        "印章的制章签名不成立：印章被改动或系伪造",
                        "The maker's signature is false: the seal was changed or forged");
    }
}
