package org.hefu.ledger;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * What a commitment hides: the entry's text, and the salt that keeps anybody from guessing it.
 *
 * <p>The commitment is {@code SHA-256(salt || UTF-8 of the text)}.
 */
final class Opening {

    static final int SALT_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String entry;
    private final byte[] salt;

    private Opening(String entry, byte[] salt) {
        if (salt.length != SALT_BYTES) {
            throw new IllegalArgumentException("A salt has 32 bytes; got " + salt.length);
        }
        this.entry = entry;
        this.salt = salt;
    }

    static Opening fresh(String entry) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new Opening(entry, salt);
    }

    /** @param salt 32 bytes; copied */
    static Opening of(String entry, byte[] salt) {
        return new Opening(entry, salt.clone());
    }

    /** Reads what {@link #bytes} gave. */
    static Opening fromBytes(byte[] bytes) {
        if (bytes.length < SALT_BYTES) {
            throw new IllegalArgumentException("An opening begins with 32 bytes of salt; got " + bytes.length);
        }
        return new Opening(
                new String(bytes, SALT_BYTES, bytes.length - SALT_BYTES, StandardCharsets.UTF_8),
                Arrays.copyOf(bytes, SALT_BYTES));
    }

    /** Salt and text, one behind the other: what the commitment is the hash of. */
    byte[] bytes() {
        byte[] text = entry.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = Arrays.copyOf(salt, SALT_BYTES + text.length);
        System.arraycopy(text, 0, bytes, SALT_BYTES, text.length);
        return bytes;
    }

    Hash commitment() {
        return Hash.sha256(bytes());
    }

    String entry() {
        return entry;
    }

    byte[] salt() {
        return salt.clone();
    }
}
