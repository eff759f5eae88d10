package org.hefu.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hefu.certificate.CertificateSettings;
import org.hefu.signature.SignatureLevel;
import org.hefu.verification.VerificationSettings;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class SealSettingsTest {

    private static <T> T bind(String prefix, Class<T> type, Map<String, String> given) {
        return new Binder(new MapConfigurationPropertySource(given)).bindOrCreate(prefix, type);
    }

    @Test
    void withoutAnOwnerAndAuthoritiesTheHubSealsNothing() {
        assertThat(bind("hefu.seal", SealSettings.class, Map.of()))
                .isEqualTo(new SealSettings(
                        "",
                        "",
                        "",
                        Duration.ofDays(1095),
                        DataSize.ofMegabytes(20),
                        Duration.ofHours(24),
                        SignatureLevel.T,
                        false,
                        List.of()));
    }

    @Test
    void everyKeyIsReadByItsName() {
        SealSettings settings = bind(
                "hefu.seal",
                SealSettings.class,
                Map.of(
                        "hefu.seal.name", "业务专用章",
                        "hefu.seal.owner-name", "衡东县行政审批服务局",
                        "hefu.seal.owner-code", "11430424MB9000058B",
                        "hefu.seal.life", "365d",
                        "hefu.seal.largest-document", "5MB",
                        "hefu.seal.request-life", "8h",
                        "hefu.seal.level", "LTA",
                        "hefu.seal.basic-without-time", "true",
                        "hefu.seal.authorities", "EVIDENCE/*,LICENSE/LICENSE_DOCUMENT"));

        assertThat(settings)
                .isEqualTo(new SealSettings(
                        "业务专用章",
                        "衡东县行政审批服务局",
                        "11430424MB9000058B",
                        Duration.ofDays(365),
                        DataSize.ofMegabytes(5),
                        Duration.ofHours(8),
                        SignatureLevel.LTA,
                        true,
                        List.of("EVIDENCE/*", "LICENSE/LICENSE_DOCUMENT")));
    }

    @Test
    void anAuthorityThatIsMistypedStopsTheStart() {
        assertThatThrownBy(() -> bind("hefu.seal", SealSettings.class, Map.of("hefu.seal.authorities", "EVIDENCE")))
                .rootCause()
                .hasMessageContaining("EVIDENCE/WAGE_PROOF");
    }

    @Test
    void authorityAndVerificationHaveDefaultsToo() {
        assertThat(bind("hefu.certificate", CertificateSettings.class, Map.of()))
                .isEqualTo(new CertificateSettings("Hefu", "", Duration.ofDays(31), Duration.ofDays(1)));
        assertThat(bind("hefu.seal.load", SealLoadSettings.class, Map.of())).isEqualTo(TestHub.load());
        assertThat(bind("hefu.verification", VerificationSettings.class, Map.of()))
                .isEqualTo(new VerificationSettings(DataSize.ofMegabytes(20)));
    }
}
