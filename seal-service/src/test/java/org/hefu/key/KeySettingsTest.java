package org.hefu.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.hefu.key.KeySettings.Adapter;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class KeySettingsTest {

    private static KeySettings bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("hefu.key", KeySettings.class);
    }

    @Test
    void nothingHasToBeGiven() {
        assertThat(bind(Map.of()))
                .isEqualTo(new KeySettings(Adapter.PKCS12, WrappingAlgorithm.AES_256_GCM, null, null, null, Set.of()));
    }

    @Test
    void everySettingHasItsKey() {
        assertThat(bind(Map.of(
                        "hefu.key.adapter", "PKCS11",
                        "hefu.key.wrapping", "AES_256_GCM",
                        "hefu.key.library", "/usr/lib/softhsm/libsofthsm2.so",
                        "hefu.key.slot", "7",
                        "hefu.key.pin", "1234",
                        "hefu.key.in-files", "SM2,ED25519")))
                .isEqualTo(new KeySettings(
                        Adapter.PKCS11,
                        WrappingAlgorithm.AES_256_GCM,
                        Path.of("/usr/lib/softhsm/libsofthsm2.so"),
                        7L,
                        "1234",
                        Set.of(KeyAlgorithm.SM2, KeyAlgorithm.ED25519)));
    }

    @Test
    void aTokenNeedsItsModuleAndItsPinAndKnowsNoSm4() {
        assertThatThrownBy(() -> bind(Map.of("hefu.key.adapter", "PKCS11")))
                .rootCause()
                .hasMessageContaining("hefu.key.library and hefu.key.pin");
        assertThatThrownBy(() ->
                        new KeySettings(Adapter.PKCS11, WrappingAlgorithm.SM4_GCM, Path.of("x"), null, "1", Set.of()))
                .hasMessageContaining("AES_256_GCM");
    }

    @Test
    void algorithmsAreNamedForFilesOnlyBesideAToken() {
        assertThatThrownBy(() -> bind(Map.of("hefu.key.in-files", "SM2")))
                .rootCause()
                .hasMessageContaining("hefu.key.in-files is for PKCS11");
    }

    @Test
    void thePinIsNotTold() {
        assertThat(new KeySettings(Adapter.PKCS11, WrappingAlgorithm.AES_256_GCM, Path.of("x"), null, "4711", Set.of()))
                .asString()
                .doesNotContain("4711");
    }
}
