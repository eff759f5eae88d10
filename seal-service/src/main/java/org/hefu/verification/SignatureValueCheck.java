package org.hefu.verification;

import java.security.PublicKey;
import java.util.Optional;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.SignatureScheme;
import org.hefu.signature.CmsSigner;

/** Did the key of the certificate make the signature? RFC 5652, section 5.4: over the signed attributes in DER. */
final class SignatureValueCheck implements SignatureCheck {

    @Override
    public Finding check(ExaminedSignature signature) {
        CmsSigner signer = signature.signer().orElse(null);
        SignatureScheme scheme = signature.scheme().orElse(null);
        Optional<PublicKey> key = signature.certificate().flatMap(Certificate::key);
        if (signer == null || scheme == null || key.isEmpty() || !signer.hasSignedAttributes()) {
            return Finding.skipped(Check.SIGNATURE_VALUE);
        }
        boolean sameKind = signature.certificate().flatMap(Certificate::keyKind).equals(Optional.of(scheme.keyKind()));
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
