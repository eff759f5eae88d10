package org.hefu.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A secret of 256 bits. What it does is done with keys derived from it, one for each kind of deed. */
final class SoftwareSecret implements KeptSecret {

    private static final String HMAC = "HmacSHA256";

    private final KeyUse use;
    private final WrappingAlgorithm wrapping;
    private final Queue<Mac> idle = new ConcurrentLinkedQueue<>();
    private volatile @Nullable SecretKeySpec macKey;
    private volatile @Nullable DataCipher cipher;

    SoftwareSecret(KeyUse use, WrappingAlgorithm wrapping, byte[] secret) throws GeneralSecurityException {
        this.use = use;
        this.wrapping = wrapping;
        this.macKey = new SecretKeySpec(derive(secret, "mac"), HMAC);
        byte[] wrapKey = derive(secret, wrapping == WrappingAlgorithm.AES_256_GCM ? "wrap" : "wrap sm4");
        this.cipher = new DataCipher(wrapping, Arrays.copyOf(wrapKey, wrapping.keyBytes()));
    }

    /** One step of HKDF-Expand (RFC 5869, section 2.3): the secret is uniformly random already. */
    private static byte[] derive(byte[] secret, String deed) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(secret, HMAC));
        mac.update(("hefu " + deed).getBytes(StandardCharsets.US_ASCII));
        mac.update((byte) 1);
        return mac.doFinal();
    }

    @Override
    public KeyUse use() {
        return use;
    }

    @Override
    public WrappingAlgorithm wrapping() {
        return wrapping;
    }

    @Override
    public byte[] wrap(byte[] dataKey, byte[] context) {
        return present(cipher).encrypt(dataKey, context);
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] context) {
        return present(cipher).decrypt(wrapped, context);
    }

    @Override
    public byte[] mac(byte[] message) {
        SecretKeySpec key = present(macKey);
        Mac mac = idle.poll();
        try {
            if (mac == null) {
                mac = Mac.getInstance(HMAC);
                mac.init(key);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is not to be had in this Java", e);
        }
        byte[] result = mac.doFinal(message);
        idle.add(mac);
        return result;
    }

    @Override
    public void forget() {
        macKey = null;
        cipher = null;
        idle.clear();
    }

    private static <T> T present(@Nullable T key) {
        if (key == null) {
            throw new KeyRefusedException("The secret was destroyed");
        }
        return key;
    }
}
