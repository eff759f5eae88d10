package org.hefu.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class HttpSettingsTest {

    @Test
    void nobodyIsAskedUnlessAllowed() {
        HttpSettings settings = bound(Map.of());

        assertThat(settings)
                .isEqualTo(new HttpSettings(
                        List.of(),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofMillis(200),
                        DataSize.ofMegabytes(1),
                        4,
                        Duration.ofSeconds(10)));
        assertThat(settings.allows(URI.create("http://127.0.0.1:8091/"))).isFalse();
    }

    @Test
    void everySettingHasItsKey() {
        Map<String, String> keys = new HashMap<>();
        keys.put("hefu.http.allowed-targets[0]", "https://labour.example:8443");
        keys.put("hefu.http.connect-timeout", "3s");
        keys.put("hefu.http.answer-timeout", "4s");
        keys.put("hefu.http.retry-delay", "5ms");
        keys.put("hefu.http.largest-answer", "6KB");
        keys.put("hefu.http.failures-to-open", "7");
        keys.put("hefu.http.open-for", "8s");

        assertThat(bound(keys))
                .isEqualTo(new HttpSettings(
                        List.of(URI.create("https://labour.example:8443")),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        Duration.ofMillis(5),
                        DataSize.ofKilobytes(6),
                        7,
                        Duration.ofSeconds(8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://labour.example:8091",
                "http://labour.example:8091/wage-payments/query?a=b",
                "HTTP://LABOUR.example:8091/x"
            })
    void anAllowedTargetMayBeAskedAtAnyPath(String target) {
        assertThat(oneTarget().allows(URI.create(target))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://labour.example:8091/",
                "http://labour.example/",
                "http://labour.example:80910/",
                "http://labour.example:8092/",
                "http://other.example:8091/",
                "http://labour.example.evil.example:8091/",
                "http://labour.example@evil.example:8091/",
                "http://labour.example:8091@evil.example/",
                "http://user@labour.example:8091/",
                "http://user:secret@labour.example:8091/",
                "//labour.example:8091/",
                "/wage-payments/query",
                "mailto:labour.example:8091",
                "file:///etc/passwd",
                "http://127.0.0.1:8091/"
            })
    void nothingElseMayBeAsked(String target) {
        assertThat(oneTarget().allows(URI.create(target))).isFalse();
    }

    private static HttpSettings oneTarget() {
        return bound(Map.of("hefu.http.allowed-targets[0]", "http://labour.example:8091"));
    }

    private static HttpSettings bound(Map<String, String> keys) {
        return new Binder(new MapConfigurationPropertySource(keys)).bindOrCreate("hefu.http", HttpSettings.class);
    }
}
