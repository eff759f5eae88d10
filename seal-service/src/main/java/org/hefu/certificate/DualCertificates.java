package org.hefu.certificate;

/**
 * The two certificates that Chinese practice gives a holder (双证书, GM/T 0015): one signs, and for the other others
 * encrypt.
 *
 * @param encryption for a key pair of its own, which lies in the vault
 * @param encryptionKeyName name of that pair
 */
public record DualCertificates(Certificate signing, Certificate encryption, String encryptionKeyName) {}
