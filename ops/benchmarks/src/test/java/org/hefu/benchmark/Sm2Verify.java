package org.hefu.benchmark;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import org.hefu.certificate.BouncyCastle;
import org.hefu.certificate.SignatureScheme;

/** Verifications of an SM2 signature of a short message. */
final class Sm2Verify implements Rivals {

    private static final byte[] MESSAGE = "a short message".getBytes(StandardCharsets.US_ASCII);

    private final PublicKey key;
    private final byte[] encodedKey;
    private final byte[] value;

    Sm2Verify() throws Exception {
        KeyPair pair = Sm2Sign.pair();
        key = pair.getPublic();
        encodedKey = key.getEncoded();
        Signature signature = Signature.getInstance("SM3withSM2", BouncyCastle.PROVIDER);
        signature.initSign(pair.getPrivate());
        signature.update(MESSAGE);
        value = signature.sign();
    }

    @Override
    public Object ours() {
        return SignatureScheme.SM2_SM3.verifies(key, MESSAGE, value);
    }

    @Override
    public Object baseline() throws Exception {
        PublicKey decoded =
                KeyFactory.getInstance("EC", BouncyCastle.PROVIDER).generatePublic(new X509EncodedKeySpec(encodedKey));
        Signature signature = Signature.getInstance("SM3withSM2", BouncyCastle.PROVIDER);
        signature.initVerify(decoded);
        signature.update(MESSAGE);
        return signature.verify(value);
    }

    @Override
    public void agree() throws Exception {
        if (!Boolean.TRUE.equals(ours()) || !Boolean.TRUE.equals(baseline())) {
            throw new IllegalStateException("A verification is false");
        }
    }
}
