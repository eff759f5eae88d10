package org.hefu.certificate;

import java.io.IOException;
import java.security.PublicKey;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** The signature over a certificate or a revocation list. */
final class SignedStructure {

    private SignedStructure() {}

    static boolean verifies(ASN1Object signed, AlgorithmIdentifier algorithm, byte[] signature, Certificate issuer) {
        PublicKey key = issuer.key().orElse(null);
        SignatureScheme scheme = SignatureScheme.of(algorithm).orElse(null);
        if (key == null || scheme == null || !issuer.keyKind().equals(Optional.of(scheme.keyKind()))) {
            return false;
        }
        try {
            return scheme.verifies(key, signed.getEncoded(ASN1Encoding.DER), signature);
        } catch (IOException e) {
            return false;
        }
    }
}
