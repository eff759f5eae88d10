package org.hefu.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class TimestampSettingsTest {

    private static TimestampSettings bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("hefu.timestamp", TimestampSettings.class);
    }

    @Test
    void nothingHasToBeGiven() {
        TimestampSettings settings = bind(Map.of());

        assertThat(settings.urls()).isEmpty();
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.largestAnswer()).isEqualTo(DataSize.ofKilobytes(64));
        assertThat(settings.policy()).startsWith("2.25.");
        assertThat(settings.accuracy()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.listHosts()).isEmpty();
        assertThat(settings.privateListHosts()).isEmpty();
    }

    @Test
    void everySettingHasItsKey() {
        assertThat(bind(Map.of(
                        "hefu.timestamp.urls[0]", "http://tsa.example.cn/tsr",
                        "hefu.timestamp.timeout", "3s",
                        "hefu.timestamp.largest-answer", "32KB",
                        "hefu.timestamp.policy", "1.2.3",
                        "hefu.timestamp.accuracy", "2s",
                        "hefu.timestamp.list-hosts[0]", "crl.example.cn",
                        "hefu.timestamp.private-list-hosts[0]", "crl.inside.example")))
                .isEqualTo(new TimestampSettings(
                        List.of(URI.create("http://tsa.example.cn/tsr")),
                        Duration.ofSeconds(3),
                        DataSize.ofKilobytes(32),
                        "1.2.3",
                        Duration.ofSeconds(2),
                        List.of("crl.example.cn"),
                        List.of("crl.inside.example")));
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        for (Map<String, String> wrong : List.of(
                Map.of("hefu.timestamp.urls[0]", "file:///etc/passwd"),
                Map.of("hefu.timestamp.policy", "1.2.x"),
                Map.of("hefu.timestamp.accuracy", "0s"),
                Map.of("hefu.timestamp.timeout", "1ms"))) {
            assertThatThrownBy(() -> bind(wrong)).hasRootCauseInstanceOf(IllegalArgumentException.class);
        }
    }
}
