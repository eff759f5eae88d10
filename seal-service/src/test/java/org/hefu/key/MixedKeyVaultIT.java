package org.hefu.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.hefu.key.KeySettings.Adapter;
import org.hefu.testing.SoftHsm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(SoftHsm.Needed.class)
class MixedKeyVaultIT extends KeyVaultContract {

    private static final Set<KeyAlgorithm> IN_FILES = Set.of(KeyAlgorithm.SM2, KeyAlgorithm.ED25519);

    @TempDir
    Path folder;

    private static Pkcs11Token token;

    @BeforeAll
    static void makeToken() throws Exception {
        SoftHsm hsm = SoftHsm.newToken();
        token = new Pkcs11Token(hsm.library(), null, hsm.pin());
    }

    @Override
    KeyVault reopened() {
        return opened(IN_FILES);
    }

    private KeyVault opened(Set<KeyAlgorithm> inFiles) {
        KeySettings settings = new KeySettings(
                Adapter.PKCS11, WrappingAlgorithm.AES_256_GCM, token.library(), token.slot(), token.pin(), inFiles);
        return settings.open(folder.resolve("keys"), "a passphrase"::toCharArray);
    }

    /** All tests share one token. */
    @Override
    String name(String first) {
        return first + "-" + UUID.randomUUID();
    }

    @ParameterizedTest
    @EnumSource(names = {"SM2", "ED25519", "ECDSA_P256", "ECDSA_P384"})
    void whatAKeySignsItsPublicKeyVerifies(KeyAlgorithm algorithm) throws Exception {
        signsAndVerifies(algorithm);
    }

    @Test
    void onlyWhatIsNamedLiesInAFile() {
        vault.ensureKeyPair("in-a-file", KeyAlgorithm.SM2, KeyUse.SEAL);
        String inTheToken = name("k");
        vault.ensureKeyPair(inTheToken, KeyAlgorithm.ECDSA_P256, KeyUse.SEAL);
        String secret = name("s");
        vault.ensureSecret(secret, KeyUse.VAULT_DATA);

        assertThat(folder.resolve("keys/in-a-file.p12")).exists();
        assertThat(folder.resolve("keys/" + inTheToken + ".p12")).doesNotExist();
        assertThat(folder.resolve("keys/" + secret + ".p12")).doesNotExist();
        assertThatThrownBy(() -> vault.ensureKeyPair(name("k"), KeyAlgorithm.ML_DSA_65, KeyUse.SEAL))
                .isInstanceOf(KeyRefusedException.class)
                .hasMessageContaining("knows no ML DSA 65");
    }

    /** An operator who takes an algorithm off the list keeps what was made; only new ones are refused. */
    @Test
    void aKeyStaysWhereItIsWhenTheListChanges() {
        String name = name("k");
        var key = vault.ensureKeyPair(name, KeyAlgorithm.ED25519, KeyUse.LEDGER);

        KeyVault next = opened(Set.of(KeyAlgorithm.SM2));

        assertThat(next.ensureKeyPair(name, KeyAlgorithm.ED25519, KeyUse.LEDGER))
                .isEqualTo(key);
        assertThatThrownBy(() -> next.ensureKeyPair(name("k"), KeyAlgorithm.ED25519, KeyUse.LEDGER))
                .isInstanceOf(KeyRefusedException.class);
    }

    @Test
    void aKeyInAFileIsDestroyedLikeOneInTheToken() {
        String name = name("k");
        vault.ensureKeyPair(name, KeyAlgorithm.SM2, KeyUse.SEAL);

        vault.destroy(name);

        assertThat(folder.resolve("keys/" + name + ".p12")).doesNotExist();
        assertThat(reopened().state(name)).contains(KeyState.DESTROYED);
        assertThatThrownBy(() -> reopened().ensureKeyPair(name, KeyAlgorithm.ECDSA_P256, KeyUse.SEAL))
                .isInstanceOf(KeyRefusedException.class)
                .hasMessageContaining("was destroyed");
    }
}
