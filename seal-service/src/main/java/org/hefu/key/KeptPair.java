package org.hefu.key;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A key pair with the signers that have been made ready for it: making one costs more than signing with it. */
final class KeptPair implements KeptKey {

    private final KeyAlgorithm algorithm;
    private final KeyUse use;
    private final PublicKey publicKey;
    private final Provider provider;
    private final Queue<Signature> idle = new ConcurrentLinkedQueue<>();
    private volatile @Nullable PrivateKey privateKey;

    /**
     * @param provider that signs with the private key, which may be a mere handle of its own
     */
    KeptPair(KeyAlgorithm algorithm, KeyUse use, PrivateKey privateKey, PublicKey publicKey, Provider provider) {
        this.algorithm = algorithm;
        this.use = use;
        this.privateKey = privateKey;
        this.publicKey = publicKey;
        this.provider = provider;
    }

    @Override
    public String kind() {
        return algorithm.name();
    }

    @Override
    public KeyUse use() {
        return use;
    }

    PublicKey publicKey() {
        return publicKey;
    }

    byte[] sign(byte[] message) {
        PrivateKey key = privateKey;
        if (key == null) {
            throw new KeyRefusedException("The " + algorithm + " key was destroyed");
        }
        try {
            Signature signer = idle.poll();
            if (signer == null) {
                signer = Signature.getInstance(KeyPairs.scheme(algorithm), provider);
                signer.initSign(key);
            }
            signer.update(message);
            byte[] signature = signer.sign();
            idle.add(signer);
            return signature;
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new KeyRefusedException("The " + algorithm + " key does not sign", e);
        }
    }

    @Override
    public void forget() {
        privateKey = null;
        idle.clear();
    }
}
