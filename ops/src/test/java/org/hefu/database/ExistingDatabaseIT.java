package org.hefu.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.hefu.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server that somebody else runs, here one that does not flush and trusts everybody. */
class ExistingDatabaseIT {

    private static TestDatabase server;

    @TempDir
    private Path data;

    @BeforeAll
    static void start() {
        server = TestDatabase.create();
        JdbcClient.create(server.owner())
                .sql("CREATE ROLE existing_owner LOGIN PASSWORD 'test'; CREATE SCHEMA existing AUTHORIZATION"
                        + " existing_owner")
                .update();
    }

    @Test
    void theHubWorksOnItAsOnItsOwn() {
        try (ConfigurableApplicationContext context = WritingHub.start(
                "--hefu.data=" + data,
                "--hefu.database.url=" + url(),
                "--hefu.database.username=" + TestDatabase.APP,
                "--hefu.database.password=test",
                "--hefu.database.owner.username=postgres",
                "--hefu.database.owner.password=test",
                "--hefu.database.eraser=" + TestDatabase.ERASER)) {
            assertThat(ask(context.getBean(DataSource.class), "SELECT current_user"))
                    .containsExactly(TestDatabase.APP);
            assertThat(data.resolve(Cluster.FOLDER)).doesNotExist();
        }
    }

    @Test
    void whatItWouldLoseIsNamed() throws Exception {
        try (Connection connection = server.app().getConnection()) {
            assertThat(Durability.deviations(connection))
                    .containsExactly(
                            "fsync is off (set by command line) and must be on",
                            "synchronous_commit is off (set by command line) and must be on or remote_apply");
        }
    }

    @Test
    void anApplicationThatOwnsTheTablesIsWarnedOfLoudly() throws SQLException {
        ExistingDatabase database = ExistingDatabase.connect(settings("existing_owner"));

        assertThat(database.warnings())
                .last(InstanceOfAssertFactories.STRING)
                .contains("THE LEDGER IS NOT PROTECTED FROM THE APPLICATION: role existing_owner");
        assertThat(database.eraserRole()).isEqualTo("existing_owner");
        assertThat(ask(database.owner(), "SELECT current_user")).containsExactly("existing_owner");
    }

    @Test
    void aServerThatDoesNotAnswerIsNamedWithoutItsPassword() {
        DatabaseSettings settings = TestFolders.settings(Map.of(
                "hefu.database.url", "jdbc:postgresql://127.0.0.1:1/hefu?password=secret",
                "hefu.database.username", "hefu_app"));

        assertThatExceptionOfType(DatabaseStartException.class)
                .isThrownBy(() -> ExistingDatabase.connect(settings))
                .withMessageContaining("hefu_app at jdbc:postgresql://127.0.0.1:1/hefu")
                .withMessageNotContaining("secret");
    }

    private static DatabaseSettings settings(String username) {
        return TestFolders.settings(Map.of(
                "hefu.database.url", url(), "hefu.database.username", username, "hefu.database.password", "test"));
    }

    private static String url() {
        return ((PGSimpleDataSource) server.app()).getUrl().replaceAll("\\?.*", "");
    }

    private static List<String> ask(DataSource source, String question) {
        return JdbcClient.create(source).sql(question).query(String.class).list();
    }
}
