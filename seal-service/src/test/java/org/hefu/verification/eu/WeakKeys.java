package org.hefu.verification.eu;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.List;
import org.hefu.certificate.BouncyCastle;
import org.hefu.certificate.CertificateProfile;
import org.hefu.certificate.SignatureScheme;
import org.hefu.certificate.TestAuthority;
import org.hefu.signature.Signatory;
import org.hefu.verification.WeakPss;

/** Keys that are too short, and keys that sign too weakly. */
final class WeakKeys {

    private WeakKeys() {}

    /** RSA of 1024 bits, certified by an authority that should not have done so. */
    static Signatory signatory(TestAuthority rsa) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        KeyPair pair = generator.generateKeyPair();
        return new Signatory(
                rsa.certify(CertificateProfile.SEAL, TestAuthority.SUBJECT, pair.getPublic()),
                List.of(rsa.issuing),
                rsa.lists(),
                rsa.scheme(),
                message -> sign("SHA256withRSA", pair.getPrivate(), message));
    }

    /** A good key that signs with another algorithm than its owner's. */
    static Signatory weakly(TestAuthority rsa, String algorithm) {
        return new Signatory(
                rsa.signer,
                List.of(rsa.issuing),
                rsa.lists(),
                rsa.scheme(),
                message -> sign(algorithm, rsa.signerPrivateKey(), message));
    }

    /** A good key that signs by PSS with poor parameters, and names those which its format fixes. */
    static Signatory weakly(TestAuthority rsa, WeakPss weak) {
        return new Signatory(
                rsa.signer,
                List.of(rsa.issuing),
                rsa.lists(),
                SignatureScheme.RSA_PSS_SHA256,
                message -> weak.sign(rsa.signerPrivateKey(), message));
    }

    private static byte[] sign(String algorithm, PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance(algorithm, BouncyCastle.PROVIDER);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
