package org.hefu.signature;

/** How long a signature can be verified, as in ETSI EN 319 142-1, section 6, and its sisters for other formats. */
public enum SignatureLevel {
    /** As long as the certificate is valid and not revoked. */
    B,
    /** A time-stamp proves when it was there. */
    T,
    /** All certificates and revocation data are with it. */
    LT,
    /** A further time-stamp covers these, and can be renewed. */
    LTA;

    public boolean isAtLeast(SignatureLevel other) {
        return compareTo(other) >= 0;
    }
}
