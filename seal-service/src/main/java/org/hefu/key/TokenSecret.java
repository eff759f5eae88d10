package org.hefu.key;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/** Two keys that lie in a PKCS#11 token and are used there: one of AES that wraps, and one of HMAC. */
final class TokenSecret implements KeptSecret {

    static final String CIPHER = "AES/GCM/NoPadding";
    static final String HMAC = "HmacSHA256";

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int OVERHEAD = 1 + NONCE_BYTES + TAG_BITS / 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyUse use;
    private final Provider token;
    private volatile @Nullable SecretKey wrapKey;
    private volatile @Nullable SecretKey macKey;

    TokenSecret(KeyUse use, Provider token, SecretKey wrapKey, SecretKey macKey) {
        this.use = use;
        this.token = token;
        this.wrapKey = wrapKey;
        this.macKey = macKey;
    }

    @Override
    public KeyUse use() {
        return use;
    }

    @Override
    public WrappingAlgorithm wrapping() {
        return WrappingAlgorithm.AES_256_GCM;
    }

    @Override
    public byte[] mac(byte[] message) {
        try {
            Mac mac = Mac.getInstance(HMAC, token);
            mac.init(present(macKey));
            return mac.doFinal(message);
        } catch (GeneralSecurityException | ProviderException e) {
            throw new KeyRefusedException("The token makes no HMAC with this secret", e);
        }
    }

    /** The same form as {@link DataCipher} writes. */
    @Override
    public byte[] wrap(byte[] dataKey, byte[] context) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] out = new byte[OVERHEAD + dataKey.length];
        out[0] = wrapping().format();
        System.arraycopy(nonce, 0, out, 1, NONCE_BYTES);
        byte[] encrypted = run(Cipher.ENCRYPT_MODE, nonce, context, dataKey);
        System.arraycopy(encrypted, 0, out, 1 + NONCE_BYTES, encrypted.length);
        return out;
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] context) {
        if (wrapped.length < OVERHEAD || wrapped[0] != wrapping().format()) {
            throw new KeyRefusedException("These bytes were not encrypted by this hub, or were cut short");
        }
        byte[] nonce = Arrays.copyOfRange(wrapped, 1, 1 + NONCE_BYTES);
        return run(Cipher.DECRYPT_MODE, nonce, context, Arrays.copyOfRange(wrapped, 1 + NONCE_BYTES, wrapped.length));
    }

    private byte[] run(int mode, byte[] nonce, byte[] context, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER, token);
            cipher.init(mode, present(wrapKey), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context);
            return cipher.doFinal(input);
        } catch (GeneralSecurityException | ProviderException e) {
            throw new KeyRefusedException(
                    "The token does not " + (mode == Cipher.ENCRYPT_MODE ? "wrap this" : "unwrap these bytes"), e);
        }
    }

    private static SecretKey present(@Nullable SecretKey key) {
        if (key == null) {
            throw new KeyRefusedException("The secret was destroyed");
        }
        return key;
    }

    @Override
    public void forget() {
        wrapKey = null;
        macKey = null;
    }
}
