package org.hefu.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hefu.key.KeyVault;
import org.hefu.key.Pkcs12KeyVault;

/** Real key vaults, each opened once for all tests: making a key is meant to be slow. */
final class TestKeys {

    private static final KeyVault SHARED = fresh();

    private TestKeys() {}

    static KeyVault shared() {
        return SHARED;
    }

    static KeyVault fresh() {
        try {
            return Pkcs12KeyVault.open(Files.createTempDirectory(Path.of("target"), "keys"), "test".toCharArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
