package org.hefu.key;

/** The key pairs that the vault makes, each with the one signature scheme it is used with. */
public enum KeyAlgorithm {
    /** SM2 with SM3, GB/T 32918; user id {@code 1234567812345678}; signature is DER {@code SEQUENCE{r, s}}. */
    SM2,
    /** ECDSA on P-256 with SHA-256; signature is DER {@code SEQUENCE{r, s}}. */
    ECDSA_P256,
    /** Ed25519, RFC 8032; signature is 64 bytes. */
    ED25519
}
