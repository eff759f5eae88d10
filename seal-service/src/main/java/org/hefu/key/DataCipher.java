package org.hefu.key;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts rows at rest under one data key, with AES-256-GCM or SM4-GCM.
 *
 * <p>The result is {@code format || nonce (12 bytes) || ciphertext || tag (16 bytes)}, where format is 1 for AES and 2 for SM4. The nonce is random, so one data
 * key serves at most 2^32 rows (NIST SP 800-38D, section 8.3): keys are made anew each month.
 */
public final class DataCipher {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int OVERHEAD = 1 + NONCE_BYTES + TAG_BITS / 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final WrappingAlgorithm algorithm;
    private final SecretKeySpec key;

    /**
     * With AES-256-GCM.
     *
     * @param dataKey 32 bytes; copied
     */
    public DataCipher(byte[] dataKey) {
        this(WrappingAlgorithm.AES_256_GCM, dataKey);
    }

    /**
     * @param dataKey 32 bytes for AES, 16 for SM4; copied
     */
    DataCipher(WrappingAlgorithm algorithm, byte[] dataKey) {
        if (dataKey.length != algorithm.keyBytes()) {
            throw new IllegalArgumentException(
                    "A data key of " + algorithm + " has " + algorithm.keyBytes() + " bytes; got " + dataKey.length);
        }
        this.algorithm = algorithm;
        this.key = new SecretKeySpec(dataKey, algorithm.cipher());
    }

    /** A fresh random data key of 32 bytes. */
    public static byte[] newDataKey() {
        byte[] fresh = new byte[32];
        RANDOM.nextBytes(fresh);
        return fresh;
    }

    /**
     * @param context what the row is, for example its table and id; not kept in the result, but needed to decrypt it
     */
    public byte[] encrypt(byte[] plaintext, byte[] context) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = algorithm.start();
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context);
            byte[] out = new byte[OVERHEAD + plaintext.length];
            out[0] = algorithm.format();
            System.arraycopy(nonce, 0, out, 1, NONCE_BYTES);
            cipher.doFinal(plaintext, 0, plaintext.length, out, 1 + NONCE_BYTES);
            return out;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(algorithm + " is not to be had in this Java", e);
        }
    }

    /**
     * @throws KeyRefusedException if the bytes were changed, or belong to another key or context
     */
    public byte[] decrypt(byte[] encrypted, byte[] context) {
        if (encrypted.length < OVERHEAD || encrypted[0] != algorithm.format()) {
            throw new KeyRefusedException("These bytes were not encrypted by this hub, or were cut short");
        }
        byte[] nonce = Arrays.copyOfRange(encrypted, 1, 1 + NONCE_BYTES);
        try {
            Cipher cipher = algorithm.start();
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context);
            return cipher.doFinal(encrypted, 1 + NONCE_BYTES, encrypted.length - 1 - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new KeyRefusedException("These bytes were changed, or encrypted for another row or key", e);
        }
    }
}
