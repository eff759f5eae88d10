package org.hefu.verification.cms;

import java.security.PublicKey;
import java.util.Optional;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.SignatureScheme;
import org.hefu.signature.cms.CmsSigner;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/** Did the key of the certificate make the signature? RFC 5652, section 5.4: over the signed attributes in DER. */
final class SignatureValueCheck implements MessageCheck {

    @Override
    public Finding check(ExaminedMessage examined) {
        CmsSigner signer = examined.signer().orElse(null);
        SignatureScheme scheme = examined.scheme().orElse(null);
        Optional<PublicKey> key = examined.certificate().flatMap(Certificate::key);
        if (signer == null || scheme == null || key.isEmpty() || !signer.hasSignedAttributes()) {
            return Finding.skipped(Check.SIGNATURE_VALUE);
        }
        boolean sameKind = examined.certificate().flatMap(Certificate::keyKind).equals(Optional.of(scheme.keyKind()));
        return sameKind && scheme.verifies(key.get(), signer.signedBytes(), signer.signature())
                ? Finding.passed(
                        Check.SIGNATURE_VALUE, "签名值由证书对应的私钥生成", "The key of the certificate made the signature")
                : Finding.failed(
                        Check.SIGNATURE_VALUE,
                        SubIndication.SIG_CRYPTO_FAILURE,
                        "SIGNATURE_FALSE",
                        "签名值不成立：不是证书对应的私钥所签，或签名属性被改动",
                        "The signature is false: another key made it, or the signed attributes were changed");
    }
}
