package org.hefu.inspection;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How a file is recognised. */
final class Digests {

    private Digests() {}

    static byte[] sha256(byte[] file) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(file);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Hexadecimal. */
    static String sha256Text(byte[] file) {
        return HexFormat.of().formatHex(sha256(file));
    }
}
