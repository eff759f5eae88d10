package org.hefu.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret of 256 bits. What it does is done with keys derived from it, one for each kind of deed. */
final class KeptSecret implements KeptKey {

    static final String KIND = "SECRET";
    private static final String HMAC = "HmacSHA256";

    private final KeyUse use;
    private final SecretKeySpec macKey;
    private final DataCipher wrapping;
    private final Queue<Mac> idle = new ConcurrentLinkedQueue<>();

    KeptSecret(KeyUse use, byte[] secret) throws GeneralSecurityException {
        this.use = use;
        this.macKey = new SecretKeySpec(derive(secret, "mac"), HMAC);
        this.wrapping = new DataCipher(derive(secret, "wrap"));
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
    public String kind() {
        return KIND;
    }

    @Override
    public KeyUse use() {
        return use;
    }

    DataCipher wrapping() {
        return wrapping;
    }

    byte[] mac(byte[] message) {
        Mac mac = idle.poll();
        try {
            if (mac == null) {
                mac = Mac.getInstance(HMAC);
                mac.init(macKey);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is not to be had in this Java", e);
        }
        byte[] result = mac.doFinal(message);
        idle.add(mac);
        return result;
    }
}
