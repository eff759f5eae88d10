package org.hefu.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.hefu.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class MigrationsIT {

    private final TestDatabase database = TestDatabase.create();
    private final JdbcClient owner = JdbcClient.create(database.owner());

    @TempDir
    private Path scripts;

    /** The data of a hub that ran before a module got a further migration within its own numbers. */
    @Test
    void dataOfAnOlderHubGetWhatIsNewInEachModule() throws IOException {
        owner.sql("DROP TABLE flyway_schema_history").update();
        put("V2026.01.01.10__first.sql", "CREATE TABLE first (id int)");
        put("V2026.01.01.30__other_module.sql", "CREATE TABLE other_module (id int)");
        migrate();
        put("V2026.01.01.11__second.sql", "ALTER TABLE first ADD COLUMN name text");

        migrate();

        assertThat(owner.sql("SELECT count(name) FROM first").query(Long.class).single())
                .isZero();
    }

    private void put(String name, String sql) throws IOException {
        Files.writeString(scripts.resolve(name), sql);
    }

    private void migrate() {
        Migrations.run(
                new Database() {
                    @Override
                    public DataSource owner() {
                        return database.owner();
                    }

                    @Override
                    public DataSource application() {
                        return database.app();
                    }

                    @Override
                    public String applicationRole() {
                        return TestDatabase.APP;
                    }

                    @Override
                    public String eraserRole() {
                        return TestDatabase.ERASER;
                    }

                    @Override
                    public void close() {
                        // The server ends with the tests.
                    }
                },
                "filesystem:" + scripts);
    }
}
