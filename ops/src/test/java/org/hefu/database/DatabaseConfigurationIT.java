package org.hefu.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

class DatabaseConfigurationIT {

    @TempDir
    private Path data;

    @Test
    void everybodyWorksAsTheApplicationOnTablesThatTheOwnerMigrated() {
        TestFolders.fill(data);
        try (ConfigurableApplicationContext context =
                WritingHub.start("--hefu.data=" + data, "--hefu.database.binaries=" + TestFolders.BINARIES)) {
            JdbcClient client = context.getBean(JdbcClient.class);

            assertThat(client.sql("SELECT current_user").query(String.class).single())
                    .isEqualTo("hefu_app");
            assertThat(client.sql("SELECT tableowner FROM pg_tables WHERE tablename = 'flyway_schema_history'")
                            .query(String.class)
                            .single())
                    .isEqualTo("hefu_owner");
            assertThat(context.getBean(Flyway.class).info().pending()).isEmpty();
            assertThat(context.getBean(HikariDataSource.class).getMaximumPoolSize())
                    .isEqualTo(32);
            assertThat(context.getBeansOfType(PlatformTransactionManager.class)).hasSize(1);
        }
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
        DataFolder.open(data).close();
    }
}
