package org.hefu.key;

import java.security.PublicKey;
import java.util.Optional;

/**
 * Keeps private and secret keys. They are made inside and used inside; none ever comes out.
 *
 * <p>A key has a name, of the form {@code [a-z0-9-]{1,64}}, and one declared {@link KeyUse}. Safe for use by many
 * threads.
 *
 * <p>Every use is counted before it is done. A count survives the end of the hub's process, however it came about; when
 * the machine itself fails, the uses of its last minute may be missing from it. Refusals are not counted.
 */
public interface KeyVault {

    /**
     * Makes a key pair unless one of this name is there already.
     *
     * @return the public key
     * @throws KeyRefusedException if the name is taken by a key of another algorithm or use, the key of this name was
     *     destroyed, or the vault knows no such algorithm
     */
    PublicKey ensureKeyPair(String name, KeyAlgorithm algorithm, KeyUse use);

    /**
     * Makes a secret unless one of this name is there already, whatever it wraps with. It serves {@link #mac} or
     * {@link #wrap}; a new one wraps as the settings of the vault say.
     *
     * @throws KeyRefusedException if the name is taken by a key of another kind or use
     */
    void ensureSecret(String name, KeyUse use);

    /**
     * Makes a secret that wraps with this algorithm, unless one of this name is there already.
     *
     * @throws KeyRefusedException if the name is taken by a key of another kind or use, or the vault knows no such
     *     algorithm
     */
    void ensureSecret(String name, KeyUse use, WrappingAlgorithm wrapping);

    /** The public key of a key pair, disabled or not; empty if there is no pair of this name, or it was destroyed. */
    Optional<PublicKey> publicKey(String name);

    /**
     * Signs a message with the scheme of the key's algorithm.
     *
     * @throws KeyRefusedException if there is no such key pair, it was made for another use, or it is
     *     disabled or destroyed
     */
    byte[] sign(String name, KeyUse use, byte[] message);

    /**
     * HMAC-SHA-256 of the message, 32 bytes, by a key derived from the secret for this purpose alone.
     *
     * @throws KeyRefusedException if there is no such secret, it was made for another use, or it is
     *     disabled or destroyed
     */
    byte[] mac(String name, KeyUse use, byte[] message);

    /**
     * Wraps a data key with the algorithm of the secret, by a key derived from the secret for this purpose alone.
     *
     * @param context bound to the result: only the same context unwraps it
     * @throws KeyRefusedException if there is no such secret, it was made for another use, or it is
     *     disabled or destroyed
     */
    byte[] wrap(String name, KeyUse use, byte[] dataKey, byte[] context);

    /**
     * Unwraps what {@link #wrap} returned.
     *
     * @throws KeyRefusedException if there is no such secret, it was made for another use, it is disabled
     *     or destroyed, or the wrapped bytes or the
     *     context are not what was wrapped
     */
    byte[] unwrap(String name, KeyUse use, byte[] wrapped, byte[] context);

    /** The state of a key; empty if there was never one of this name. */
    Optional<KeyState> state(String name);

    /**
     * Refuses every use of a key from now on, until it is enabled. Disabled again, it stays disabled.
     *
     * @throws KeyRefusedException if there is no such key, or it was destroyed
     */
    void disable(String name);

    /**
     * Allows a disabled key again. One that is not disabled stays as it is.
     *
     * @throws KeyRefusedException if there is no such key, or it was destroyed
     */
    void enable(String name);

    /**
     * Destroys a key: where it is kept it is overwritten or deleted, it can never be used again, and its name is never
     * given to another key. Destroyed again, it stays destroyed.
     *
     * @throws KeyRefusedException if there was never such a key
     */
    void destroy(String name);

    /**
     * How often a key signed, made a keyed token, wrapped or unwrapped, since it was made; for a destroyed one, until it
     * was destroyed.
     *
     * @throws KeyRefusedException if there was never such a key
     */
    long uses(String name);
}
