package org.hefu.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A SHA-256 digest, 32 bytes: a root, a node, a leaf or a commitment. */
public final class Hash {

    static final int BYTES = 32;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A SHA-256 digest has 32 bytes; got " + bytes.length);
        }
        this.bytes = bytes;
    }

    /** @param bytes 32 bytes; copied */
    public static Hash of(byte[] bytes) {
        return new Hash(bytes.clone());
    }

    /**
     * Reads standard base64 (RFC 4648, section 4) as it is written by {@link #base64}; no other spelling of the same
     * bytes passes.
     *
     * @throws IllegalArgumentException if these are not 32 bytes in that form
     */
    public static Hash fromBase64(String base64) {
        return new Hash(strictBase64(base64));
    }

    static Hash sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return new Hash(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not to be had in this Java", e);
        }
    }

    static byte[] strictBase64(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (!Base64.getEncoder().encodeToString(bytes).equals(base64)) {
            throw new IllegalArgumentException("Base64 has one spelling here: padded, no loose bits");
        }
        return bytes;
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Standard base64 with padding, 44 characters. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The hash of several parts that are themselves hashes, behind a prefix byte. */
    static Hash ofParts(byte prefix, Hash left, Hash right) {
        return sha256(new byte[] {prefix}, left.bytes, right.bytes);
    }

    void copyInto(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, BYTES);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return base64();
    }
}
