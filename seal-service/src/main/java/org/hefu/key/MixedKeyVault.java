package org.hefu.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps key pairs of some algorithms in files and everything else in a token: for what the token does not know. Which
 * algorithms those are, an operator says by name; none goes into a file because a token refused it.
 *
 * <p>Both share one folder of records, so that a name is one key, wherever it lies.
 */
final class MixedKeyVault extends KeptKeyVault {

    private final KeptKeyVault token;
    private final KeptKeyVault files;
    private final Set<String> kindsInFiles;

    private MixedKeyVault(Path folder, KeptKeyVault token, KeptKeyVault files, Set<String> kindsInFiles)
            throws IOException {
        super(folder, WrappingAlgorithm.AES_256_GCM);
        this.token = token;
        this.files = files;
        this.kindsInFiles = kindsInFiles;
    }

    /**
     * Opens both.
     *
     * @param folder for key files, and for the records of all keys
     * @param inFiles algorithms whose key pairs lie in files
     * @param passphrase opens the key files
     * @throws KeyRefusedException if the token or the files cannot be opened
     */
    static MixedKeyVault open(Path folder, Pkcs11Token token, Set<KeyAlgorithm> inFiles, char[] passphrase) {
        try {
            return new MixedKeyVault(
                    folder,
                    Pkcs11KeyVault.open(folder, token),
                    Pkcs12KeyVault.open(folder, passphrase),
                    Set.copyOf(inFiles.stream().map(KeyAlgorithm::name).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException("The key folder " + folder + " cannot be used", e);
        }
    }

    private KeptKeyVault home(String kind) {
        return kindsInFiles.contains(kind) ? files : token;
    }

    @Override
    Optional<KeptKey> load(String name) {
        return files.load(name).or(() -> token.load(name));
    }

    @Override
    void make(String name, String kind, KeyUse use) {
        home(kind).make(name, kind, use);
    }

    @Override
    void remove(String name) {
        files.remove(name);
        token.remove(name);
    }

    @Override
    void requireKnown(String kind) {
        home(kind).requireKnown(kind);
    }
}
