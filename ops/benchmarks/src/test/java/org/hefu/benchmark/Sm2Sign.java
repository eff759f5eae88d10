package org.hefu.benchmark;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import org.hefu.certificate.BouncyCastle;
import org.hefu.key.KeyAlgorithm;
import org.hefu.key.KeyUse;
import org.hefu.key.KeyVault;
import org.hefu.key.Pkcs12KeyVault;
import org.springframework.util.FileSystemUtils;

/** SM2 signatures of a short message. */
final class Sm2Sign implements Rivals {

    private static final byte[] MESSAGE =
            "sixty-four bytes, the size of a usual set of signed attributes..".getBytes(StandardCharsets.US_ASCII);
    private static final String KEY = "bench";

    private final Path folder = Files.createTempDirectory("hefu-bench");
    private final KeyVault vault = Pkcs12KeyVault.open(folder, "bench".toCharArray());
    private final PublicKey ours = vault.ensureKeyPair(KEY, KeyAlgorithm.SM2, KeyUse.LEDGER);
    private final KeyPair theirs = pair();

    Sm2Sign() throws Exception {}

    static KeyPair pair() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BouncyCastle.PROVIDER);
        generator.initialize(new ECGenParameterSpec("sm2p256v1"));
        return generator.generateKeyPair();
    }

    @Override
    public Object ours() {
        return vault.sign(KEY, KeyUse.LEDGER, MESSAGE);
    }

    @Override
    public Object baseline() throws Exception {
        Signature signature = Signature.getInstance("SM3withSM2", BouncyCastle.PROVIDER);
        signature.initSign(theirs.getPrivate());
        signature.update(MESSAGE);
        return signature.sign();
    }

    @Override
    public void agree() throws Exception {
        if (!isGood(ours, (byte[]) ours()) || !isGood(theirs.getPublic(), (byte[]) baseline())) {
            throw new IllegalStateException("A signature is false");
        }
    }

    private static boolean isGood(PublicKey key, byte[] value) throws Exception {
        Signature signature = Signature.getInstance("SM3withSM2", BouncyCastle.PROVIDER);
        signature.initVerify(key);
        signature.update(MESSAGE);
        return signature.verify(value);
    }

    @Override
    public void close() throws Exception {
        FileSystemUtils.deleteRecursively(folder);
    }
}
