package org.hefu.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Decides which public keys are strong enough, and small enough to be worked with: SM2, P-256, P-384 and P-521 by their
 * names, RSA of 2048 to 8192 bits, Ed25519, ML-DSA-65.
 */
final class PublicKeys {

    private static final int SMALLEST_RSA = 2048;
    private static final int LARGEST_RSA = 8192;
    private static final int LARGEST_RSA_EXPONENT = 32;
    private static final Map<ASN1ObjectIdentifier, KeyKind> CURVES = Map.of(
            GMObjectIdentifiers.sm2p256v1, KeyKind.SM2,
            SECObjectIdentifiers.secp256r1, KeyKind.ECDSA,
            SECObjectIdentifiers.secp384r1, KeyKind.ECDSA,
            SECObjectIdentifiers.secp521r1, KeyKind.ECDSA);

    private PublicKeys() {}

    /** The kind of an acceptable key; empty if its algorithm, curve or size is not accepted. */
    static Optional<KeyKind> kind(SubjectPublicKeyInfo info) {
        ASN1ObjectIdentifier algorithm = info.getAlgorithm().getAlgorithm();
        if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)
                && info.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier curve) {
            return Optional.ofNullable(CURVES.get(curve));
        }
        if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return Optional.of(KeyKind.RSA);
        }
        if (algorithm.equals(NISTObjectIdentifiers.id_ml_dsa_65)) {
            return Optional.of(KeyKind.ML_DSA_65);
        }
        return algorithm.equals(EdECObjectIdentifiers.id_Ed25519) ? Optional.of(KeyKind.ED25519) : Optional.empty();
    }

    /** Decodes the key; empty if {@link #kind} is, or if the numbers are not those of an acceptable key. */
    static Optional<PublicKey> decode(SubjectPublicKeyInfo info) {
        if (kind(info).isEmpty()) {
            return Optional.empty();
        }
        try {
            PublicKey key = BouncyCastle.publicKey(info);
            return Optional.ofNullable(key).filter(PublicKeys::fits);
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static boolean fits(PublicKey key) {
        if (!(key instanceof RSAPublicKey rsa)) {
            return true;
        }
        BigInteger exponent = rsa.getPublicExponent();
        int bits = rsa.getModulus().bitLength();
        return bits >= SMALLEST_RSA
                && bits <= LARGEST_RSA
                && exponent.testBit(0)
                && exponent.bitLength() > 1
                && exponent.bitLength() <= LARGEST_RSA_EXPONENT;
    }
}
