package org.hefu.verification.ofd;

import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.hefu.certificate.SignatureScheme;
import org.hefu.ofd.OfdSignature;
import org.hefu.signature.ses.SesSignature;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/**
 * Are digest, scheme and key strong enough, and the same wherever they are named? GM/T 0031-2014, section 5, and GB/T
 * 38540-2020 name SM2 with SM3; SHA-2 with ECDSA, or with RSA from 2048 bits on, is accepted too. MD5, which GB/T 33190
 * takes where no digest is named, and SHA-1 are not: a collision could stand for the file.
 */
final class SealAlgorithmCheck implements OfdCheck {

    @Override
    public Finding check(ExaminedOfdSignature signature) {
        OfdSignature description = signature.description().orElse(null);
        SesSignature sealed = signature.sealed().orElse(null);
        if (description == null || sealed == null) {
            return Finding.skipped(Check.ALGORITHM);
        }
        Optional<SignatureScheme> scheme = sealed.signer().scheme();
        if (scheme.isEmpty()) {
            return weak("签名算法 " + sealed.signer().algorithm(), "The signature scheme " + sealed.signer().algorithm());
        }
        if (sealed.seal().maker().scheme().isEmpty()) {
            String algorithm = sealed.seal().maker().algorithm();
            return weak("制章签名算法 " + algorithm, "The scheme of the seal's maker " + algorithm);
        }
        if (signature.sealSigner().isPresent() && signature.sealSigner().get().keyKind().isEmpty()) {
            return weak("证书公钥的算法、曲线或长度", "The algorithm, curve or size of the certificate's key");
        }
        boolean fits = signature.sealSigner().stream()
                .allMatch(certificate -> certificate.keyKind().equals(Optional.of(scheme.get().keyKind())));
        Optional<SignatureScheme> named = Optional.ofNullable(description.method()).flatMap(SealAlgorithmCheck::named);
        if (!fits || (named.isPresent() && !named.equals(scheme))) {
            return Finding.failed(
                    Check.ALGORITHM,
                    SubIndication.SIG_CRYPTO_FAILURE,
                    "ALGORITHM_MISMATCH",
                    "签名算法与证书公钥或签名描述不符",
                    "The signature scheme does not fit the certificate's key or the description");
        }
        return Finding.passed(Check.ALGORITHM, "签名算法 " + scheme.get(), "Signed with " + scheme.get());
    }

    /** A name that is no identifier says nothing. */
    private static Optional<SignatureScheme> named(String method) {
        ASN1ObjectIdentifier identifier = ASN1ObjectIdentifier.tryFromID(method.strip());
        return identifier == null
                ? Optional.empty()
                : SignatureScheme.of(new AlgorithmIdentifier(identifier));
    }

    private static Finding weak(String zh, String en) {
        return Finding.unknown(
                Check.ALGORITHM,
                SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
                "ALGORITHM_NOT_ACCEPTED",
                zh + " 不被接受",
                en + " is not accepted");
    }
}
