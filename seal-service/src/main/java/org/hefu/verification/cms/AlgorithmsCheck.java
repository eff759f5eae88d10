package org.hefu.verification.cms;

import java.util.Optional;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.SignatureScheme;
import org.hefu.signature.cms.CmsSigner;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/**
 * Are digest, scheme and key strong enough? Accepted are SM3 (GB/T 32905) and SHA-2 (FIPS 180-4), SM2 (GB/T 32918),
 * ECDSA, RSA from 2048 bits on and Ed25519 (FIPS 186-5). SHA-1 and MD5 are not: a collision could stand for the file.
 */
final class AlgorithmsCheck implements MessageCheck {

    @Override
    public Finding check(ExaminedMessage examined) {
        CmsSigner signer = examined.signer().orElse(null);
        if (signer == null) {
            return Finding.skipped(Check.ALGORITHM);
        }
        Optional<DigestAlgorithm> digest = examined.digest();
        if (digest.isEmpty()) {
            String identifier = signer.digestAlgorithm().getAlgorithm().getId();
            return weak("杂凑算法 " + identifier + " 不被接受", "The digest " + identifier + " is not accepted");
        }
        Optional<SignatureScheme> scheme = examined.scheme();
        if (scheme.isEmpty()) {
            String identifier = signer.signatureAlgorithm().getAlgorithm().getId();
            return weak(
                    "签名算法 " + identifier + "（与 " + digest.get() + "）不被接受",
                    "The signature scheme " + identifier + " with " + digest.get() + " is not accepted");
        }
        Optional<Certificate> certificate = examined.certificate();
        if (certificate.isPresent() && certificate.get().keyKind().isEmpty()) {
            return weak("证书公钥的算法、曲线或长度不被接受", "The algorithm, curve or size of the certificate's key is not accepted");
        }
        if (certificate.isPresent()
                && !certificate.get().keyKind().equals(Optional.of(scheme.get().keyKind()))) {
            return Finding.failed(
                    Check.ALGORITHM,
                    SubIndication.SIG_CRYPTO_FAILURE,
                    "ALGORITHM_MISMATCH",
                    "签名算法与证书公钥不符",
                    "The signature scheme does not fit the certificate's key");
        }
        return Finding.passed(Check.ALGORITHM, "签名算法 " + scheme.get(), "Signed with " + scheme.get());
    }

    private static Finding weak(String zh, String en) {
        return Finding.unknown(
                Check.ALGORITHM, SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE, "ALGORITHM_NOT_ACCEPTED", zh, en);
    }
}
