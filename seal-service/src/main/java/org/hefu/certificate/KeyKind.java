package org.hefu.certificate;

/** The kinds of public keys that a signature may be checked with. */
public enum KeyKind {
    SM2,
    ECDSA,
    RSA,
    ED25519,
    ML_DSA_65
}
