package org.hefu.verification.ofd;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import org.bouncycastle.jcajce.spec.SM2ParameterSpec;
import org.hefu.certificate.BouncyCastle;
import org.hefu.certificate.TestAuthority;

/** Signs with SM2, but with the user id of RFC 8998 in place of that of GM/T 0009. */
final class OtherUserId {

    private OtherUserId() {}

    static byte[] sign(byte[] message, TestAuthority signer) {
        try {
            Signature signature = Signature.getInstance("SM3withSM2", BouncyCastle.PROVIDER);
            signature.setParameter(new SM2ParameterSpec("TLSv1.3+GM+Cipher+Suite".getBytes(StandardCharsets.US_ASCII)));
            signature.initSign(signer.signerPrivateKey());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
