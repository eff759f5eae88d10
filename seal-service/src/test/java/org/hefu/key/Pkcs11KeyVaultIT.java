package org.hefu.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.UUID;
import org.hefu.testing.SoftHsm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(SoftHsm.Needed.class)
class Pkcs11KeyVaultIT extends KeyVaultContract {

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
        return Pkcs11KeyVault.open(folder.resolve("records"), token);
    }

    /** All tests share one token. */
    @Override
    String name(String first) {
        return first + "-" + UUID.randomUUID();
    }

    @ParameterizedTest
    @EnumSource(names = {"ECDSA_P256", "ECDSA_P384", "RSA_3072"})
    void whatAKeySignsItsPublicKeyVerifies(KeyAlgorithm algorithm) throws Exception {
        signsAndVerifies(algorithm);
    }

    @ParameterizedTest
    @EnumSource(names = {"SM2", "ED25519", "ML_DSA_65"})
    void whatTheTokenDoesNotKnowIsRefusedByName(KeyAlgorithm algorithm) {
        assertThatThrownBy(() -> vault.ensureKeyPair(name("k"), algorithm, KeyUse.SEAL))
                .isInstanceOf(KeyRefusedException.class)
                .hasMessageStartingWith("The PKCS#11 token in ")
                .hasMessageContaining(
                        "libsofthsm2.so knows no " + algorithm.name().replace('_', ' '));
    }

    @Test
    void sm4IsRefusedByName() {
        assertThatThrownBy(() -> vault.ensureSecret(name("s"), KeyUse.VAULT_DATA, WrappingAlgorithm.SM4_GCM))
                .isInstanceOf(KeyRefusedException.class)
                .hasMessageContaining("knows no SM4");
    }

    @Test
    void aModuleThatIsNotThereIsNamed() {
        Pkcs11Token absent = new Pkcs11Token(folder.resolve("absent.so"), null, "0");

        assertThatThrownBy(() -> Pkcs11KeyVault.open(folder.resolve("records"), absent))
                .isInstanceOf(KeyRefusedException.class)
                .hasMessageContaining("absent.so");
    }

    @Test
    void aTokenDoesNotTellItsPin() {
        assertThat(token).asString().doesNotContain(token.pin());
    }
}
