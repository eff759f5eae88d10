package org.hefu.signature;

/** Signs a message with a private key that the caller never sees. */
@FunctionalInterface
public interface SigningFunction {

    /**
     * @return the signature, in the form that CMS has for the key's algorithm
     */
    byte[] sign(byte[] message);
}
