package org.hefu.timestamp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-1, by which RFC 3161 (before RFC 5816) names the certificate of the authority. It only chooses among certificates;
 * what is chosen is then held against the signature itself.
 */
final class Sha1 {

    private Sha1() {}

    static byte[] of(byte[] message) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-1 is not to be had in this Java", e);
        }
    }
}
