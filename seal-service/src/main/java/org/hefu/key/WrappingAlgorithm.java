package org.hefu.key;

import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/** With what a secret of the vault wraps data keys. */
public enum WrappingAlgorithm {
    /** AES with 256 bits in Galois/Counter Mode, NIST SP 800-38D. */
    AES_256_GCM("AES", 32, (byte) 1, "SECRET"),
    /** SM4 (GB/T 32907) in Galois/Counter Mode. */
    SM4_GCM("SM4", 16, (byte) 2, "SECRET_SM4");

    private final String cipher;
    private final int keyBytes;
    private final byte format;
    private final String kind;

    WrappingAlgorithm(String cipher, int keyBytes, byte format, String kind) {
        this.cipher = cipher;
        this.keyBytes = keyBytes;
        this.format = format;
        this.kind = kind;
    }

    /** AES comes from the JDK, which has it in hardware; SM4 only Bouncy Castle knows. */
    Cipher start() throws GeneralSecurityException {
        Provider provider = provider();
        String transformation = cipher + "/GCM/NoPadding";
        return provider == null ? Cipher.getInstance(transformation) : Cipher.getInstance(transformation, provider);
    }

    private @Nullable Provider provider() {
        return this == SM4_GCM ? KeyPairs.PROVIDER : null;
    }

    String cipher() {
        return cipher;
    }

    int keyBytes() {
        return keyBytes;
    }

    /** First byte of what it encrypted. */
    byte format() {
        return format;
    }

    /** How key files name a secret that wraps with it. */
    String kind() {
        return kind;
    }
}
