package org.hefu.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.PublicKey;
import java.security.Signature;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every key vault does. The algorithms are those that all adapters know: ECDSA and AES. */
abstract class KeyVaultContract {

    static final byte[] MESSAGE = "合符".getBytes(UTF_8);
    static final byte[] CONTEXT = "row 7".getBytes(UTF_8);
    static final KeyAlgorithm PAIR = KeyAlgorithm.ECDSA_P256;

    private static final int MAKERS = 16;

    KeyVault vault;

    @BeforeEach
    void openVault() {
        vault = reopened();
    }

    /** The same vault, as the next process opens it. */
    abstract KeyVault reopened();

    /** A name that no test has used. */
    abstract String name(String first);

    final void signsAndVerifies(KeyAlgorithm algorithm) throws Exception {
        String name = name("k");
        PublicKey key = vault.ensureKeyPair(name, algorithm, KeyUse.LEDGER);

        assertThat(verifies(algorithm, key, vault.sign(name, KeyUse.LEDGER, MESSAGE)))
                .isTrue();
        KeyVault next = reopened();
        assertThat(next.ensureKeyPair(name, algorithm, KeyUse.LEDGER)).isEqualTo(key);
        assertThat(verifies(algorithm, key, next.sign(name, KeyUse.LEDGER, MESSAGE)))
                .isTrue();
    }

    private static boolean verifies(KeyAlgorithm algorithm, PublicKey key, byte[] signature) throws Exception {
        Signature verifier = Signature.getInstance(KeyPairs.scheme(algorithm), KeyPairs.PROVIDER);
        verifier.initVerify(key);
        verifier.update(MESSAGE);
        return verifier.verify(signature);
    }

    @Test
    void aSecretIsTheSameAfterReopening() {
        String name = name("s");
        vault.ensureSecret(name, KeyUse.VAULT_TOKEN);
        byte[] before = vault.mac(name, KeyUse.VAULT_TOKEN, MESSAGE);

        assertThat(reopened().mac(name, KeyUse.VAULT_TOKEN, MESSAGE))
                .isEqualTo(before)
                .hasSize(32);
    }

    @Test
    void whatIsWrappedIsUnwrappedInItsContextOnly() {
        wrapsInContext(WrappingAlgorithm.AES_256_GCM);
    }

    final void wrapsInContext(WrappingAlgorithm wrapping) {
        String name = name("s");
        vault.ensureSecret(name, KeyUse.VAULT_DATA, wrapping);
        byte[] dataKey = DataCipher.newDataKey();
        byte[] wrapped = vault.wrap(name, KeyUse.VAULT_DATA, dataKey, CONTEXT);

        assertThat(vault.wrap(name, KeyUse.VAULT_DATA, dataKey, CONTEXT)).isNotEqualTo(wrapped);
        assertThat(reopened().unwrap(name, KeyUse.VAULT_DATA, wrapped, CONTEXT)).isEqualTo(dataKey);
        assertThatThrownBy(() -> vault.unwrap(name, KeyUse.VAULT_DATA, wrapped, MESSAGE))
                .isInstanceOf(KeyRefusedException.class);
        wrapped[wrapped.length - 1] ^= 1;
        assertThatThrownBy(() -> vault.unwrap(name, KeyUse.VAULT_DATA, wrapped, CONTEXT))
                .isInstanceOf(KeyRefusedException.class);
        assertThatThrownBy(() -> vault.unwrap(name, KeyUse.VAULT_DATA, new byte[0], CONTEXT))
                .isInstanceOf(KeyRefusedException.class);
    }

    /** Design, section 5, line 7. */
    @Test
    void aKeyServesOnlyItsDeclaredUse() {
        String pair = name("k");
        String secret = name("s");
        vault.ensureKeyPair(pair, PAIR, KeyUse.SEAL);
        vault.ensureSecret(secret, KeyUse.VAULT_DATA);

        assertThatThrownBy(() -> vault.sign(pair, KeyUse.LEDGER, MESSAGE))
                .isInstanceOf(KeyRefusedException.class)
                .hasMessage("Key '" + pair + "' was made for SEAL and does not serve LEDGER");
        assertThatThrownBy(() -> vault.mac(secret, KeyUse.VAULT_TOKEN, MESSAGE))
                .isInstanceOf(KeyRefusedException.class);
        assertThatThrownBy(() -> vault.mac(pair, KeyUse.SEAL, MESSAGE)).isInstanceOf(KeyRefusedException.class);
        assertThatThrownBy(() -> vault.sign(name("absent"), KeyUse.SEAL, MESSAGE))
                .isInstanceOf(KeyRefusedException.class);
        assertThat(vault.uses(pair)).isZero();
    }

    @Test
    void aNameThatIsTakenByAnotherKindIsRefused() {
        String name = name("k");
        vault.ensureKeyPair(name, PAIR, KeyUse.SEAL);

        assertThatThrownBy(() -> vault.ensureKeyPair(name, KeyAlgorithm.RSA_3072, KeyUse.SEAL))
                .isInstanceOf(KeyRefusedException.class);
        assertThatThrownBy(() -> vault.ensureSecret(name, KeyUse.SEAL)).isInstanceOf(KeyRefusedException.class);
    }

    @Test
    void aNameCannotLeadOutOfTheVault() {
        assertThatThrownBy(() -> vault.ensureSecret("../k", KeyUse.VAULT_DATA)).isInstanceOf(KeyRefusedException.class);
        assertThatThrownBy(() -> vault.destroy("../k")).isInstanceOf(KeyRefusedException.class);
    }

    @Test
    void everyUseIsCountedAcrossReopening() {
        String pair = name("k");
        String secret = name("s");
        vault.ensureKeyPair(pair, PAIR, KeyUse.SEAL);
        vault.ensureSecret(secret, KeyUse.VAULT_DATA);
        vault.sign(pair, KeyUse.SEAL, MESSAGE);
        vault.mac(secret, KeyUse.VAULT_DATA, MESSAGE);

        KeyVault next = reopened();
        next.sign(pair, KeyUse.SEAL, MESSAGE);

        assertThat(next.uses(pair)).isEqualTo(2);
        assertThat(vault.uses(pair)).isEqualTo(2);
        assertThat(vault.uses(secret)).isEqualTo(1);
        assertThatThrownBy(() -> vault.uses(name("absent"))).isInstanceOf(KeyRefusedException.class);
    }

    @Test
    void aDisabledKeyIsRefusedEverywhereUntilItIsEnabled() {
        String name = name("k");
        PublicKey key = vault.ensureKeyPair(name, PAIR, KeyUse.SEAL);
        KeyVault other = reopened();
        other.sign(name, KeyUse.SEAL, MESSAGE);

        vault.disable(name);

        assertThat(other.state(name)).contains(KeyState.DISABLED);
        assertThat(other.publicKey(name)).contains(key);
        assertThatThrownBy(() -> other.sign(name, KeyUse.SEAL, MESSAGE))
                .isInstanceOf(KeyRefusedException.class)
                .hasMessage("Key '" + name + "' is disabled");
        assertThat(other.uses(name)).isEqualTo(1);

        reopened().enable(name);

        assertThat(other.sign(name, KeyUse.SEAL, MESSAGE)).isNotEmpty();
    }

    @Test
    void aDisabledSecretIsRefused() {
        String name = name("s");
        vault.ensureSecret(name, KeyUse.VAULT_DATA);
        byte[] wrapped = vault.wrap(name, KeyUse.VAULT_DATA, new byte[32], CONTEXT);
        vault.disable(name);

        assertThatThrownBy(() -> vault.unwrap(name, KeyUse.VAULT_DATA, wrapped, CONTEXT))
                .isInstanceOf(KeyRefusedException.class);
        assertThatThrownBy(() -> vault.mac(name, KeyUse.VAULT_DATA, MESSAGE)).isInstanceOf(KeyRefusedException.class);
    }

    @Test
    void aDestroyedKeyIsGoneAndItsNameIsNeverGivenAgain() {
        String name = name("k");
        vault.ensureKeyPair(name, PAIR, KeyUse.SEAL);
        KeyVault other = reopened();
        other.sign(name, KeyUse.SEAL, MESSAGE);

        vault.destroy(name);

        for (KeyVault each : Set.of(vault, other, reopened())) {
            assertThat(each.state(name)).contains(KeyState.DESTROYED);
            assertThat(each.publicKey(name)).isEmpty();
            assertThat(each.uses(name)).isEqualTo(1);
            assertThatThrownBy(() -> each.sign(name, KeyUse.SEAL, MESSAGE))
                    .isInstanceOf(KeyRefusedException.class)
                    .hasMessageContaining("was destroyed");
            assertThatThrownBy(() -> each.ensureKeyPair(name, PAIR, KeyUse.SEAL))
                    .isInstanceOf(KeyRefusedException.class)
                    .hasMessageContaining("was destroyed");
            assertThatThrownBy(() -> each.enable(name)).isInstanceOf(KeyRefusedException.class);
        }
        vault.destroy(name);
    }

    @Test
    void aDestroyedSecretUnwrapsNothing() {
        String name = name("s");
        vault.ensureSecret(name, KeyUse.VAULT_DATA);
        byte[] wrapped = vault.wrap(name, KeyUse.VAULT_DATA, new byte[32], CONTEXT);

        vault.destroy(name);

        assertThatThrownBy(() -> vault.unwrap(name, KeyUse.VAULT_DATA, wrapped, CONTEXT))
                .isInstanceOf(KeyRefusedException.class);
        assertThatThrownBy(() -> reopened().ensureSecret(name, KeyUse.VAULT_DATA))
                .isInstanceOf(KeyRefusedException.class);
    }

    @Test
    void whatWasNeverThereIsNeitherDisabledNorDestroyed() {
        String name = name("absent");

        assertThat(vault.state(name)).isEmpty();
        assertThatThrownBy(() -> vault.disable(name)).isInstanceOf(KeyRefusedException.class);
        assertThatThrownBy(() -> vault.destroy(name)).isInstanceOf(KeyRefusedException.class);
        assertThat(vault.ensureKeyPair(name, PAIR, KeyUse.SEAL)).isNotNull();
    }

    @Test
    void manyMakersAgreeOnOneKey() throws Exception {
        String name = name("k");
        Set<PublicKey> seen = ConcurrentHashMap.newKeySet();
        try (var threads = Executors.newFixedThreadPool(MAKERS)) {
            var asked = IntStream.range(0, MAKERS)
                    .mapToObj(i -> threads.submit(() -> seen.add(reopened().ensureKeyPair(name, PAIR, KeyUse.LEDGER))))
                    .toList();
            for (var answer : asked) {
                answer.get();
            }
        }

        assertThat(seen).hasSize(1);
    }
}
