package org.hefu.verification.ofd;

import java.util.Optional;
import org.hefu.certificate.Certificate;
import org.hefu.signature.ses.SesSignature;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/**
 * Did the key of the certificate make the signature? GM/T 0031-2014, section 6.2.3, step 2: over TBS_Sign in DER, with
 * the user id of GM/T 0009 for SM2.
 */
final class SealValueCheck implements OfdCheck {

    @Override
    public Finding check(ExaminedOfdSignature signature) {
        Optional<SesSignature> sealed = signature.sealed();
        Optional<Certificate> certificate = signature.sealSigner();
        if (sealed.isEmpty()
                || certificate.isEmpty()
                || sealed.get().signer().scheme().isEmpty()) {
            return Finding.skipped(Check.SIGNATURE_VALUE);
        }
        return sealed.get().isSignedBy(certificate.get())
                ? Finding.passed(
                        Check.SIGNATURE_VALUE, "签名值由证书对应的私钥生成", "The key of the certificate made the signature")
                : Finding.failed(
                        Check.SIGNATURE_VALUE,
                        SubIndication.SIG_CRYPTO_FAILURE,
                        "SIGNATURE_FALSE",
                        "签名值不成立：不是证书对应的私钥所签，或待签数据被改动",
                        "The signature is false: another key made it, or what was signed was changed");
    }
}
