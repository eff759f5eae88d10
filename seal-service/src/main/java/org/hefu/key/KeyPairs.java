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
            case ED25519 -> "Ed25519";
        };
    }

    static KeyPair make(KeyAlgorithm algorithm) throws GeneralSecurityException {
        KeyPairGenerator generator =
                KeyPairGenerator.getInstance(algorithm == KeyAlgorithm.ED25519 ? "Ed25519" : "EC", PROVIDER);
        switch (algorithm) {
            case SM2 -> generator.initialize(new ECGenParameterSpec("sm2p256v1"));
            case ECDSA_P256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
            case ED25519 -> {}
        }
        return generator.generateKeyPair();
    }

    /** PKCS#12 keeps a private key only beside a certificate; this one says nothing and is trusted by nobody. */
    static X509Certificate holder(KeyPair pair, KeyAlgorithm algorithm, String name) throws GeneralSecurityException {
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
                    .setProvider(PROVIDER)
                    .build(pair.getPrivate());
            return new JcaX509CertificateConverter().setProvider(PROVIDER).getCertificate(builder.build(signer));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException("Bouncy Castle does not sign with " + algorithm, e);
        }
    }
}
