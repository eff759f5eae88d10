package org.hefu.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedDatabaseIT {

    @TempDir
    Path temporary;

    @Test
    void dataSurviveARestart() {
        try (DataFolder folder = DataFolder.open(temporary);
                Database database = EmbeddedDatabase.start(folder, settings())) {
            JdbcClient.create(database.owner())
                    .sql("CREATE TABLE kept (word text)")
                    .update();
            JdbcClient.create(database.owner())
                    .sql("INSERT INTO kept VALUES ('合符')")
                    .update();
        }
        try (DataFolder folder = DataFolder.open(temporary);
                Database database = EmbeddedDatabase.start(folder, settings())) {
            assertThat(words(database.owner())).containsExactly("合符");
        }
    }

    private static List<String> words(DataSource source) {
        return JdbcClient.create(source)
                .sql("SELECT word FROM kept")
                .query(String.class)
                .list();
    }

    static DatabaseSettings settings() {
        return new Binder(new MapConfigurationPropertySource(Map.of(
                        "hefu.database.binaries",
                        Path.of("target/postgres").toAbsolutePath().toString())))
                .bindOrCreate("hefu.database", DatabaseSettings.class);
    }
}
