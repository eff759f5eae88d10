package org.hefu.key;

/** The key pairs that the vault makes, each with the one signature scheme it is used with. */
public enum KeyAlgorithm {
    /** SM2 with SM3, GB/T 32918; user id {@code 1234567812345678}; signature is DER {@code SEQUENCE{r, s}}. */
    SM2,
    /** ECDSA on P-256 with SHA-256, FIPS 186-5; signature is DER {@code SEQUENCE{r, s}}. */
    ECDSA_P256,
    /** ECDSA on P-384 with SHA-384, FIPS 186-5; signature is DER {@code SEQUENCE{r, s}}. */
    ECDSA_P384,
    /** RSA of 3072 bits, PKCS #1 v1.5 with SHA-256 (RFC 8017, section 8.2); signature is 384 bytes. */
    RSA_3072,
    /** RSA of 4096 bits, PKCS #1 v1.5 with SHA-256 (RFC 8017, section 8.2); signature is 512 bytes. */
    RSA_4096,
    /** Ed25519, RFC 8032; signature is 64 bytes. */
    ED25519,
    /** ML-DSA-65 without context, FIPS 204, for what must outlive quantum computers; signature is 3309 bytes. */
    ML_DSA_65
}
