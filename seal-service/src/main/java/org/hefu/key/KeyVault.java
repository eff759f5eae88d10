package org.hefu.key;

import java.security.PublicKey;
import java.util.Optional;

/**
 * Keeps private and secret keys. They are made inside and used inside; none ever comes out.
 *
 * <p>A key has a name, of the form {@code [a-z0-9-]{1,64}}, and one declared {@link KeyUse}. Safe for use by many
 * threads.
 */
public interface KeyVault {

    /**
     * Makes a key pair unless one of this name is there already.
     *
     * @return the public key
     * @throws KeyRefusedException if the name is taken by a key of another algorithm or use
     */
    PublicKey ensureKeyPair(String name, KeyAlgorithm algorithm, KeyUse use);

    /**
     * Makes a 256-bit secret unless one of this name is there already. It serves {@link #mac} or {@link #wrap}.
     *
     * @throws KeyRefusedException if the name is taken by a key of another kind or use
     */
    void ensureSecret(String name, KeyUse use);

    /** The public key of a key pair; empty if there is no pair of this name. */
    Optional<PublicKey> publicKey(String name);

    /**
     * Signs a message with the scheme of the key's algorithm.
     *
     * @throws KeyRefusedException if there is no such key pair, or it was made for another use
     */
    byte[] sign(String name, KeyUse use, byte[] message);

    /**
     * HMAC-SHA-256 of the message, 32 bytes, by a key derived from the secret for this purpose alone.
     *
     * @throws KeyRefusedException if there is no such secret, or it was made for another use
     */
    byte[] mac(String name, KeyUse use, byte[] message);

    /**
     * Wraps a data key with AES-256-GCM, by a key derived from the secret for this purpose alone.
     *
     * @param context bound to the result: only the same context unwraps it
     * @throws KeyRefusedException if there is no such secret, or it was made for another use
     */
    byte[] wrap(String name, KeyUse use, byte[] dataKey, byte[] context);

    /**
     * Unwraps what {@link #wrap} returned.
     *
     * @throws KeyRefusedException if there is no such secret, it was made for another use, or the wrapped bytes or the
     *     context are not what was wrapped
     */
    byte[] unwrap(String name, KeyUse use, byte[] wrapped, byte[] context);
}
