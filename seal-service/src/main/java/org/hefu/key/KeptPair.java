package org.hefu.key;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A key pair with the signers that have been made ready for it: making one costs more than signing with it. */
final class KeptPair implements KeptKey {

    private final KeyAlgorithm algorithm;
    private final KeyUse use;
    private final PrivateKey privateKey;
    private final PublicKey publicKey;
    private final Queue<Signature> idle = new ConcurrentLinkedQueue<>();

    KeptPair(KeyAlgorithm algorithm, KeyUse use, PrivateKey privateKey, PublicKey publicKey) {
        this.algorithm = algorithm;
        this.use = use;
        this.privateKey = privateKey;
        this.publicKey = publicKey;
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
        try {
            Signature signer = idle.poll();
            if (signer == null) {
                signer = Signature.getInstance(KeyPairs.scheme(algorithm), KeyPairs.PROVIDER);
                signer.initSign(privateKey);
            }
            signer.update(message);
            byte[] signature = signer.sign();
            idle.add(signer);
            return signature;
        } catch (GeneralSecurityException e) {
            throw new KeyRefusedException("The " + algorithm + " key does not sign", e);
        }
    }
}
