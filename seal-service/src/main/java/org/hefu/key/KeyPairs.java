package org.hefu.key;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes key pairs with Bouncy Castle. The provider stays an object of ours: the JVM's list is left alone. */
final class KeyPairs {

    static final Provider PROVIDER = new BouncyCastleProvider();

    private KeyPairs() {}

    static String scheme(KeyAlgorithm algorithm) {
        return switch (algorithm) {
            case SM2 -> "SM3withSM2";
            case ECDSA_P256 -> "SHA256withECDSA";
            case ECDSA_P384 -> "SHA384withECDSA";
            case RSA_3072, RSA_4096 -> "SHA256withRSA";
            case ED25519 -> "Ed25519";
            case ML_DSA_65 -> "ML-DSA-65";
        };
    }

    static KeyPair make(KeyAlgorithm algorithm) throws GeneralSecurityException {
        return switch (algorithm) {
            case SM2 -> onCurve("sm2p256v1");
            case ECDSA_P256 -> onCurve("secp256r1");
            case ECDSA_P384 -> onCurve("secp384r1");
            case RSA_3072 -> rsa(3072);
            case RSA_4096 -> rsa(4096);
            case ED25519 -> KeyPairGenerator.getInstance("Ed25519", PROVIDER).generateKeyPair();
            case ML_DSA_65 ->
                KeyPairGenerator.getInstance("ML-DSA-65", PROVIDER).generateKeyPair();
        };
    }

    private static KeyPair onCurve(String name) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", PROVIDER);
        generator.initialize(new ECGenParameterSpec(name));
        return generator.generateKeyPair();
    }

    /** The JDK finds primes several times faster than Bouncy Castle. */
    private static KeyPair rsa(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    /** PKCS#12 keeps a private key only beside a certificate; this one says nothing and is trusted by nobody. */
    static X509Certificate holder(KeyPair pair, KeyAlgorithm algorithm, String name) throws GeneralSecurityException {
        return holder(pair, algorithm, name, PROVIDER);
    }

    /**
     * @param provider that signs with the private key
     */
    static X509Certificate holder(KeyPair pair, KeyAlgorithm algorithm, String name, Provider provider)
            throws GeneralSecurityException {
        X500Name subject = new X500Name("CN=" + name);
        var builder = new JcaX509v3CertificateBuilder(
                subject,
                BigInteger.ONE,
                Date.from(Instant.EPOCH),
                Date.from(Instant.parse("9999-12-31T23:59:59Z")),
                subject,
                pair.getPublic());
        try {
            var signer = new JcaContentSignerBuilder(scheme(algorithm))
                    .setProvider(provider)
                    .build(pair.getPrivate());
            return new JcaX509CertificateConverter().setProvider(PROVIDER).getCertificate(builder.build(signer));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException("The " + algorithm + " key does not sign", e);
        }
    }
}
