package org.hefu.key;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the keys are kept.
 *
 * @param adapter PKCS12: files in the data folder; PKCS11: a token
 * @param wrapping with what new secrets wrap data keys; secrets that are there keep theirs
 * @param library the module of the token's maker; for PKCS11 alone
 * @param slot number of the token's slot; without it the first slot with a token
 * @param pin of the token's user
 * @param inFiles algorithms whose key pairs lie in files in the data folder all the same, since the token does not know
 *     them; for PKCS11 alone. Empty: what the token does not know is refused
 */
@ConfigurationProperties("hefu.key")
public record KeySettings(
        @DefaultValue("PKCS12") Adapter adapter,
        @DefaultValue("AES_256_GCM") WrappingAlgorithm wrapping,
        @Nullable Path library,
        @Nullable Long slot,
        @Nullable String pin,
        @DefaultValue Set<KeyAlgorithm> inFiles) {

    /** The kinds of vaults. */
    public enum Adapter {
        PKCS12,
        PKCS11
    }

    public KeySettings {
        inFiles = Set.copyOf(inFiles);
        if (adapter == Adapter.PKCS11 && (library == null || pin == null)) {
            throw new IllegalArgumentException("hefu.key.adapter=PKCS11 needs hefu.key.library and hefu.key.pin");
        }
        if (adapter == Adapter.PKCS11 && wrapping != WrappingAlgorithm.AES_256_GCM) {
            throw new IllegalArgumentException("hefu.key.wrapping is AES_256_GCM where keys lie in a PKCS#11 token");
        }
        if (adapter == Adapter.PKCS12 && !inFiles.isEmpty()) {
            throw new IllegalArgumentException("hefu.key.in-files is for PKCS11; with PKCS12 every key lies in a file");
        }
    }

    /**
     * Opens the vault.
     *
     * @param folder for key files or the records of a token's keys; made if it is not there
     * @param passphrase opens the key files; not asked for where no key lies in one
     */
    public KeyVault open(Path folder, Supplier<char[]> passphrase) {
        return switch (adapter) {
            case PKCS12 -> Pkcs12KeyVault.open(folder, passphrase.get(), wrapping);
            case PKCS11 -> {
                if (library == null || pin == null) {
                    throw new IllegalStateException("A token has a library and a PIN");
                }
                Pkcs11Token token = new Pkcs11Token(library, slot, pin);
                yield inFiles.isEmpty()
                        ? Pkcs11KeyVault.open(folder, token)
                        : MixedKeyVault.open(folder, token, inFiles, passphrase.get());
            }
        };
    }

    @Override
    public String toString() {
        return "KeySettings[" + adapter + ", " + wrapping + ", " + inFiles + "]";
    }
}
