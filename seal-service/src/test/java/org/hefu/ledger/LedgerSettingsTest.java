package org.hefu.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LedgerSettingsTest {

    @Test
    void nothingHasToBeGiven() {
        assertThat(bind(Map.of())).isEqualTo(new LedgerSettings("hefu.local/ledger", Duration.ofSeconds(10)));
    }

    @Test
    void theKeysAreOriginAndPatience() {
        assertThat(bind(Map.of("hefu.ledger.origin", "hub.example.cn/ledger", "hefu.ledger.patience", "3s")))
                .isEqualTo(new LedgerSettings("hub.example.cn/ledger", Duration.ofSeconds(3)));
    }

    @Test
    void anOriginThatNoCheckpointCanBearIsRefused() {
        assertThatThrownBy(() -> new LedgerSettings("my ledger", Duration.ofSeconds(3)))
                .hasMessage("The name of a log looks like hefu.local/ledger; got 'my ledger'");
    }

    private static LedgerSettings bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("hefu.ledger", LedgerSettings.class);
    }
}
