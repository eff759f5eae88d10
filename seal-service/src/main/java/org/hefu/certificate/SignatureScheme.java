package org.hefu.certificate;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.hefu.key.KeyAlgorithm;
import org.jspecify.annotations.Nullable;

/**
 * The signature schemes that are accepted.
 *
 * <p>Sources: GB/T 32918 with user id {@code 1234567812345678} (GM/T 0009), FIPS 186-5, FIPS 204, RFC 8017, RFC 8032;
 * identifiers by RFC 5754, RFC 4056, RFC 8410, RFC 8419, RFC 9881, RFC 9882 and GB/T 35275.
 */
public enum SignatureScheme {
    SM2_SM3("SM3withSM2", KeyKind.SM2, DigestAlgorithm.SM3, GMObjectIdentifiers.sm2sign_with_sm3),
    ECDSA_SHA256("SHA256withECDSA", KeyKind.ECDSA, DigestAlgorithm.SHA256, X9ObjectIdentifiers.ecdsa_with_SHA256),
    ECDSA_SHA384("SHA384withECDSA", KeyKind.ECDSA, DigestAlgorithm.SHA384, X9ObjectIdentifiers.ecdsa_with_SHA384),
    ECDSA_SHA512("SHA512withECDSA", KeyKind.ECDSA, DigestAlgorithm.SHA512, X9ObjectIdentifiers.ecdsa_with_SHA512),
    RSA_SHA256("SHA256withRSA", KeyKind.RSA, DigestAlgorithm.SHA256, PKCSObjectIdentifiers.sha256WithRSAEncryption),
    RSA_SHA384("SHA384withRSA", KeyKind.RSA, DigestAlgorithm.SHA384, PKCSObjectIdentifiers.sha384WithRSAEncryption),
    RSA_SHA512("SHA512withRSA", KeyKind.RSA, DigestAlgorithm.SHA512, PKCSObjectIdentifiers.sha512WithRSAEncryption),
    RSA_PSS_SHA256("SHA256withRSAandMGF1", KeyKind.RSA, DigestAlgorithm.SHA256, PKCSObjectIdentifiers.id_RSASSA_PSS),
    RSA_PSS_SHA384("SHA384withRSAandMGF1", KeyKind.RSA, DigestAlgorithm.SHA384, PKCSObjectIdentifiers.id_RSASSA_PSS),
    RSA_PSS_SHA512("SHA512withRSAandMGF1", KeyKind.RSA, DigestAlgorithm.SHA512, PKCSObjectIdentifiers.id_RSASSA_PSS),
    /** Digests inside; in CMS its content digest is SHA-512 (RFC 8419, section 2.3). */
    ED25519("Ed25519", KeyKind.ED25519, DigestAlgorithm.SHA512, EdECObjectIdentifiers.id_Ed25519),
    /** Digests inside; in CMS its content digest is SHA-512 (RFC 9882, section 3.3). */
    ML_DSA_65("ML-DSA-65", KeyKind.ML_DSA_65, DigestAlgorithm.SHA512, NISTObjectIdentifiers.id_ml_dsa_65);

    private final String javaName;
    private final KeyKind keyKind;
    private final DigestAlgorithm digest;
    private final String identifier;

    SignatureScheme(String javaName, KeyKind keyKind, DigestAlgorithm digest, ASN1ObjectIdentifier identifier) {
        this.javaName = javaName;
        this.keyKind = keyKind;
        this.digest = digest;
        this.identifier = identifier.getId();
    }

    /** The scheme that keys of this algorithm sign with in the vault. */
    public static SignatureScheme of(KeyAlgorithm algorithm) {
        return switch (algorithm) {
            case SM2 -> SM2_SM3;
            case ECDSA_P256 -> ECDSA_SHA256;
            case ECDSA_P384 -> ECDSA_SHA384;
            case RSA_3072, RSA_4096 -> RSA_SHA256;
            case ED25519 -> ED25519;
            case ML_DSA_65 -> ML_DSA_65;
        };
    }

    /** The scheme that signs a certificate or a list; empty for one that is not accepted. */
    public static Optional<SignatureScheme> of(AlgorithmIdentifier algorithm) {
        if (PKCSObjectIdentifiers.id_RSASSA_PSS.equals(algorithm.getAlgorithm())) {
            return pss(algorithm.getParameters());
        }
        if (!plain(algorithm)) {
            return Optional.empty();
        }
        return Arrays.stream(values())
                .filter(scheme ->
                        scheme.identifier.equals(algorithm.getAlgorithm().getId()))
                .findFirst();
    }

    /**
     * The scheme of a CMS signer, whose identifier may name the key alone and leave the digest to a field of its own.
     */
    public static Optional<SignatureScheme> of(AlgorithmIdentifier algorithm, DigestAlgorithm digest) {
        Optional<KeyKind> bare = plain(algorithm) ? bareKey(algorithm.getAlgorithm()) : Optional.empty();
        if (bare.isPresent()) {
            return Arrays.stream(values())
                    .filter(scheme -> scheme.keyKind == bare.get() && scheme.digest == digest)
                    .filter(scheme -> !scheme.isPss())
                    .findFirst();
        }
        return of(algorithm).filter(scheme -> scheme.digest == digest);
    }

    private static Optional<KeyKind> bareKey(ASN1ObjectIdentifier algorithm) {
        if (algorithm.equals(GMObjectIdentifiers.sm2sign) || algorithm.equals(GMObjectIdentifiers.sm2p256v1)) {
            return Optional.of(KeyKind.SM2);
        }
        if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return Optional.of(KeyKind.RSA);
        }
        return algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey) ? Optional.of(KeyKind.ECDSA) : Optional.empty();
    }

    private static boolean plain(AlgorithmIdentifier algorithm) {
        return algorithm.getParameters() == null || DERNull.INSTANCE.equals(algorithm.getParameters());
    }

    private static Optional<SignatureScheme> pss(@Nullable ASN1Encodable parameters) {
        if (parameters == null) {
            return Optional.empty();
        }
        RSASSAPSSparams pss;
        AlgorithmIdentifier maskDigest;
        try {
            pss = RSASSAPSSparams.getInstance(parameters);
            maskDigest =
                    AlgorithmIdentifier.getInstance(pss.getMaskGenAlgorithm().getParameters());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
        Optional<DigestAlgorithm> digest = DigestAlgorithm.of(pss.getHashAlgorithm());
        if (maskDigest == null
                || digest.isEmpty()
                || !PKCSObjectIdentifiers.id_mgf1.equals(
                        pss.getMaskGenAlgorithm().getAlgorithm())
                || !digest.equals(DigestAlgorithm.of(maskDigest))
                || pss.getTrailerField().intValue() != 1
                || pss.getSaltLength().intValue() != digest.get().start().getDigestLength()) {
            return Optional.empty();
        }
        return Arrays.stream(values())
                .filter(SignatureScheme::isPss)
                .filter(scheme -> scheme.digest == digest.get())
                .findFirst();
    }

    public KeyKind keyKind() {
        return keyKind;
    }

    public DigestAlgorithm digest() {
        return digest;
    }

    private boolean isPss() {
        return identifier.equals(PKCSObjectIdentifiers.id_RSASSA_PSS.getId());
    }

    /** The identifier that certificates carry; RFC 8017, appendix A.2, gives those of RSA their parameters. */
    public AlgorithmIdentifier identifier() {
        ASN1ObjectIdentifier algorithm = new ASN1ObjectIdentifier(identifier);
        if (isPss()) {
            AlgorithmIdentifier hash = digest.identifier();
            AlgorithmIdentifier mask = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, hash);
            ASN1Integer salt = new ASN1Integer(digest.start().getDigestLength());
            return new AlgorithmIdentifier(
                    algorithm, new RSASSAPSSparams(hash, mask, salt, RSASSAPSSparams.DEFAULT_TRAILER_FIELD));
        }
        return keyKind == KeyKind.RSA
                ? new AlgorithmIdentifier(algorithm, DERNull.INSTANCE)
                : new AlgorithmIdentifier(algorithm);
    }

    /** Says whether the key made the signature of this message; a signature that cannot be read is a wrong one. */
    public boolean verifies(PublicKey key, byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(javaName, BouncyCastle.PROVIDER);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }
}
