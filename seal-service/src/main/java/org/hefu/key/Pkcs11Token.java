package org.hefu.key;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which PKCS#11 token holds the keys.
 *
 * @param library the module of its maker, for example {@code /usr/lib/softhsm/libsofthsm2.so}
 * @param slot number of its slot; null for the first slot with a token
 * @param pin of its user
 */
public record Pkcs11Token(Path library, @Nullable Long slot, String pin) {

    /** Keys that the module makes are told to stay in it. */
    String configuration() {
        return """
                --name = hefu-%s
                library = %s
                %s
                attributes(generate, CKO_PRIVATE_KEY, *) = {
                  CKA_PRIVATE = true
                  CKA_SENSITIVE = true
                  CKA_EXTRACTABLE = false
                  CKA_SIGN = true
                }
                attributes(generate, CKO_SECRET_KEY, *) = {
                  CKA_PRIVATE = true
                  CKA_SENSITIVE = true
                  CKA_EXTRACTABLE = false
                  CKA_ENCRYPT = true
                  CKA_DECRYPT = true
                  CKA_SIGN = true
                  CKA_VERIFY = true
                }
                """.formatted(
                        slot == null ? "first" : slot, library, slot == null ? "slotListIndex = 0" : "slot = " + slot);
    }

    @Override
    public String toString() {
        return "PKCS#11 token in " + (slot == null ? "the first slot" : "slot " + slot) + " of "
                + library.getFileName();
    }
}
