package org.hefu.key;

/** A secret, in memory or in a token. */
sealed interface KeptSecret extends KeptKey permits SoftwareSecret, TokenSecret {

    WrappingAlgorithm wrapping();

    @Override
    default String kind() {
        return wrapping().kind();
    }

    /** HMAC-SHA-256. */
    byte[] mac(byte[] message);

    byte[] wrap(byte[] dataKey, byte[] context);

    /**
     * @throws KeyRefusedException if the bytes were changed, or belong to another key or context
     */
    byte[] unwrap(byte[] wrapped, byte[] context);
}
