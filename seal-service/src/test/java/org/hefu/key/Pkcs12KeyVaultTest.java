package org.hefu.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Pkcs12KeyVaultTest extends KeyVaultContract {

    @TempDir
    Path folder;

    @Override
    KeyVault reopened() {
        return Pkcs12KeyVault.open(folder.resolve("keys"), "a passphrase".toCharArray());
    }

    @Override
    String name(String first) {
        return first;
    }

    @ParameterizedTest
    @EnumSource(names = "RSA_4096", mode = EnumSource.Mode.EXCLUDE) // its primes take seconds; RSA_3072 stands for it
    void whatAKeySignsItsPublicKeyVerifies(KeyAlgorithm algorithm) throws Exception {
        signsAndVerifies(algorithm);
    }

    @Test
    void sm4WrapsToo() {
        wrapsInContext(WrappingAlgorithm.SM4_GCM);
    }

    @Test
    void aSecretKeepsWhatItWrapsWith() {
        vault.ensureSecret("s", KeyUse.VAULT_DATA, WrappingAlgorithm.SM4_GCM);

        KeyVault next = reopened();
        next.ensureSecret("s", KeyUse.VAULT_DATA);
        assertThatThrownBy(() -> next.ensureSecret("s", KeyUse.VAULT_DATA, WrappingAlgorithm.AES_256_GCM))
                .isInstanceOf(KeyRefusedException.class)
                .hasMessage("Key 's' wraps with SM4_GCM, not AES_256_GCM");
        assertThat(next.wrap("s", KeyUse.VAULT_DATA, new byte[32], CONTEXT)[0]).isEqualTo((byte) 2);
    }

    @Test
    void onlyTheOwnerMayReadWhatIsKept() throws Exception {
        vault.ensureKeyPair("k", KeyAlgorithm.SM2, KeyUse.SEAL);

        Path keys = folder.resolve("keys");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve("k.p12"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve("k.record"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aWrongPassphraseOpensNothing() {
        vault.ensureKeyPair("k", KeyAlgorithm.SM2, KeyUse.SEAL);

        KeyVault wrong = Pkcs12KeyVault.open(folder.resolve("keys"), "another".toCharArray());
        assertThatThrownBy(() -> wrong.sign("k", KeyUse.SEAL, MESSAGE))
                .isInstanceOf(KeyRefusedException.class)
                .hasMessageContaining("wrong passphrase");
    }

    /** An operator who puts the file back from a backup finds the key destroyed all the same. */
    @Test
    void aDestroyedKeyStaysDestroyedWhenItsFileComesBack() throws Exception {
        vault.ensureKeyPair("k", KeyAlgorithm.SM2, KeyUse.SEAL);
        Path file = folder.resolve("keys/k.p12");
        byte[] backup = Files.readAllBytes(file);
        vault.destroy("k");
        assertThat(file).doesNotExist();

        Files.write(file, backup);

        assertThatThrownBy(() -> reopened().sign("k", KeyUse.SEAL, MESSAGE))
                .isInstanceOf(KeyRefusedException.class)
                .hasMessageContaining("was destroyed");
    }

    /** Wrapped before there was a choice of algorithms, by the secret in {@code secret-of-first-release.p12}. */
    @Test
    void whatTheFirstReleaseWrappedIsUnwrapped() throws Exception {
        Files.createDirectories(folder.resolve("keys"));
        try (var secret = Pkcs12KeyVaultTest.class.getResourceAsStream("secret-of-first-release.p12")) {
            Files.copy(Objects.requireNonNull(secret), folder.resolve("keys/old.p12"));
        }
        byte[] wrapped = Base64.getDecoder()
                .decode("AWclocj/GP2t7ZV/c0OVQIDsGETdyWi1IdfagXuyAckSh4q1ixhaJQX0dyWCKu5VcdPS9i3WrAiGwD121A==");

        assertThat(reopened().unwrap("old", KeyUse.VAULT_DATA, wrapped, CONTEXT))
                .isEqualTo(new byte[32]);
    }
}
