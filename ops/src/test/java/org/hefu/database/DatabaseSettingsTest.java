package org.hefu.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DatabaseSettingsTest {

    @Test
    void nothingHasToBeGiven() {
        DatabaseSettings settings = bind(Map.of());

        assertThat(settings.url()).isNull();
        assertThat(settings.owner()).isNull();
        assertThat(settings.binaries()).isNull();
        assertThat(settings.connections()).isEqualTo(32);
        assertThat(settings.connectionTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.startTimeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(new Binder(new MapConfigurationPropertySource())
                        .bindOrCreate("hefu", DataFolderSettings.class)
                        .folder())
                .isEqualTo(Path.of("./data"));
    }

    @Test
    void theKeysAreTheseNames() {
        DatabaseSettings settings = bind(Map.of(
                "hefu.database.url", "jdbc:postgresql://db.example:5432/hefu",
                "hefu.database.username", "hefu_app",
                "hefu.database.password", "a",
                "hefu.database.owner.username", "hefu_owner",
                "hefu.database.owner.password", "b",
                "hefu.database.eraser", "hefu_eraser",
                "hefu.database.connections", "64",
                "hefu.database.connection-timeout", "2s",
                "hefu.database.start-timeout", "1h",
                "hefu.database.binaries", "/opt/postgres"));

        assertThat(settings)
                .isEqualTo(new DatabaseSettings(
                        "jdbc:postgresql://db.example:5432/hefu",
                        "hefu_app",
                        "a",
                        new Login("hefu_owner", "b"),
                        "hefu_eraser",
                        64,
                        Duration.ofSeconds(2),
                        Duration.ofHours(1),
                        "/opt/postgres"));
        assertThat(new Binder(new MapConfigurationPropertySource(Map.of("hefu.data", "/srv/hefu")))
                        .bindOrCreate("hefu", DataFolderSettings.class)
                        .folder())
                .isEqualTo(Path.of("/srv/hefu"));
    }

    @Test
    void passwordsAreNotPrinted() {
        DatabaseSettings settings = bind(Map.of(
                "hefu.database.url", "jdbc:postgresql://db.example/hefu?password=secret",
                "hefu.database.username", "hefu_app",
                "hefu.database.password", "secret",
                "hefu.database.owner.username", "hefu_owner",
                "hefu.database.owner.password", "secret"));

        assertThat(settings).hasToString("hefu_app at jdbc:postgresql://db.example/hefu");
        assertThat(settings.owner()).hasToString("hefu_owner");
    }

    @Test
    void anAddressWithoutAUserIsRefused() {
        refuses(Map.of("hefu.database.url", "jdbc:postgresql://db.example/hefu"), "needs hefu.database.username");
    }

    @Test
    void anAddressOfAnotherKindIsRefusedWithoutRepeatingIt() {
        refuses(Map.of("hefu.database.url", "postgres://user:secret@db.example/hefu"), "looks like jdbc:postgresql:");
    }

    @Test
    void aUserWithoutAnAddressIsRefused() {
        refuses(Map.of("hefu.database.username", "hefu_app"), "belong to hefu.database.url");
    }

    private static void refuses(Map<String, String> properties, String reason) {
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> bind(properties))
                .havingRootCause()
                .withMessageContaining(reason)
                .withMessageNotContaining("secret");
    }

    private static DatabaseSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("hefu.database", DatabaseSettings.class);
    }
}
