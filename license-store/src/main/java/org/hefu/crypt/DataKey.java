package org.hefu.crypt;

import java.util.UUID;
import org.hefu.key.DataCipher;

/** A data key, ready for use. Its bytes stay inside. */
public final class DataKey {

    private final UUID id;
    private final DataCipher cipher;

    DataKey(UUID id, DataCipher cipher) {
        this.id = id;
        this.cipher = cipher;
    }

    /** Under which id the key is found again. */
    public UUID id() {
        return id;
    }

    /**
     * @param context what the row is; needed again to decrypt it
     */
    public byte[] encrypt(byte[] plaintext, byte[] context) {
        return cipher.encrypt(plaintext, context);
    }

    /**
     * @throws org.hefu.key.KeyRefusedException if the bytes were changed, or belong to another key or context
     */
    public byte[] decrypt(byte[] encrypted, byte[] context) {
        return cipher.decrypt(encrypted, context);
    }
}
