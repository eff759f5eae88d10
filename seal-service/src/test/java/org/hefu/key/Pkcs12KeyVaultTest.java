package org.hefu.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Pkcs12KeyVaultTest {

    private static final byte[] MESSAGE = "合符".getBytes(UTF_8);
    private static final byte[] CONTEXT = "row 7".getBytes(UTF_8);

    @TempDir
    Path folder;

    private KeyVault vault;

    @BeforeEach
    void open() {
        vault = reopened();
    }

    private KeyVault reopened() {
        return Pkcs12KeyVault.open(folder.resolve("keys"), "a passphrase".toCharArray());
    }

    @ParameterizedTest
    @EnumSource
    void whatAKeySignsItsPublicKeyVerifies(KeyAlgorithm algorithm) throws Exception {
        PublicKey key = vault.ensureKeyPair("k", algorithm, KeyUse.LEDGER);

        Signature verifier = Signature.getInstance(KeyPairs.scheme(algorithm), KeyPairs.PROVIDER);
        verifier.initVerify(key);
        verifier.update(MESSAGE);

        assertThat(verifier.verify(vault.sign("k", KeyUse.LEDGER, MESSAGE))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = "RSA_4096", mode = EnumSource.Mode.EXCLUDE) // its primes take seconds; RSA_3072 stands for it
    void aKeyPairIsTheSameAfterReopening(KeyAlgorithm algorithm) {
        PublicKey key = vault.ensureKeyPair("k", algorithm, KeyUse.LEDGER);

        assertThat(reopened().ensureKeyPair("k", algorithm, KeyUse.LEDGER)).isEqualTo(key);
    }

    @Test
    void aSecretIsTheSameAfterReopening() {
        vault.ensureSecret("s", KeyUse.VAULT_TOKEN);
        byte[] before = vault.mac("s", KeyUse.VAULT_TOKEN, MESSAGE);

        assertThat(reopened().mac("s", KeyUse.VAULT_TOKEN, MESSAGE))
                .isEqualTo(before)
                .hasSize(32);
    }

    @Test
    void whatIsWrappedIsUnwrappedInItsContextOnly() {
        vault.ensureSecret("s", KeyUse.VAULT_DATA);
        byte[] dataKey = DataCipher.newDataKey();
        byte[] wrapped = vault.wrap("s", KeyUse.VAULT_DATA, dataKey, CONTEXT);

        assertThat(vault.unwrap("s", KeyUse.VAULT_DATA, wrapped, CONTEXT)).isEqualTo(dataKey);
        assertThatThrownBy(() -> vault.unwrap("s", KeyUse.VAULT_DATA, wrapped, MESSAGE))
                .isInstanceOf(KeyRefusedException.class);
    }

    /** Design, section 5, line 7. */
    @Test
    void aKeyServesOnlyItsDeclaredUse() {
        vault.ensureKeyPair("k", KeyAlgorithm.SM2, KeyUse.SEAL);
        vault.ensureSecret("s", KeyUse.VAULT_DATA);

        assertThatThrownBy(() -> vault.sign("k", KeyUse.LEDGER, MESSAGE))
                .isInstanceOf(KeyRefusedException.class)
                .hasMessage("Key 'k' was made for SEAL and does not serve LEDGER");
        assertThatThrownBy(() -> vault.mac("s", KeyUse.VAULT_TOKEN, MESSAGE)).isInstanceOf(KeyRefusedException.class);
        assertThatThrownBy(() -> vault.mac("k", KeyUse.SEAL, MESSAGE)).isInstanceOf(KeyRefusedException.class);
        assertThatThrownBy(() -> vault.sign("absent", KeyUse.SEAL, MESSAGE)).isInstanceOf(KeyRefusedException.class);
    }

    @Test
    void aNameThatIsTakenByAnotherKindIsRefused() {
        vault.ensureKeyPair("k", KeyAlgorithm.SM2, KeyUse.SEAL);

        assertThatThrownBy(() -> vault.ensureKeyPair("k", KeyAlgorithm.ED25519, KeyUse.SEAL))
                .isInstanceOf(KeyRefusedException.class);
        assertThatThrownBy(() -> vault.ensureSecret("k", KeyUse.SEAL)).isInstanceOf(KeyRefusedException.class);
    }

    @Test
    void aNameCannotLeadOutOfTheFolder() {
        assertThatThrownBy(() -> vault.ensureSecret("../k", KeyUse.VAULT_DATA)).isInstanceOf(KeyRefusedException.class);
    }

    @Test
    void onlyTheOwnerMayReadKeyFiles() throws Exception {
        vault.ensureKeyPair("k", KeyAlgorithm.SM2, KeyUse.SEAL);

        Path keys = folder.resolve("keys");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve("k.p12"))))
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

    @Test
    void manyMakersAgreeOnOneKey() throws Exception {
        Set<PublicKey> seen = ConcurrentHashMap.newKeySet();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = IntStream.range(0, 16)
                    .mapToObj(i -> threads.submit(
                            () -> seen.add(reopened().ensureKeyPair("k", KeyAlgorithm.ED25519, KeyUse.LEDGER))))
                    .toList();
            for (var answer : asked) {
                answer.get();
            }
        }

        assertThat(seen).hasSize(1);
    }
}
