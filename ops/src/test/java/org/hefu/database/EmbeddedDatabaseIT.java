package org.hefu.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the embedded server is like while it runs. */
class EmbeddedDatabaseIT {

    @TempDir
    private static Path data;

    private static DataFolder folder;
    private static EmbeddedDatabase database;

    @BeforeAll
    static void start() {
        folder = DataFolder.open(data);
        database = EmbeddedDatabase.start(folder, TestFolders.settings());
    }

    @AfterAll
    static void stop() {
        database.close();
        folder.close();
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "data_checksums, on",
        "password_encryption, scram-sha-256",
        "listen_addresses, 127.0.0.1",
        "unix_socket_directories, ''",
        "server_encoding, UTF8",
        "log_min_messages, log",
        "log_error_verbosity, terse"
    })
    void theServerIsSetAsPromised(String setting, String value) throws IOException {
        assertThat(ask(superuser(), "SHOW " + setting)).containsExactly(value);
    }

    @Test
    void theOrderOfTextDependsOnNoLibraryOfTheMachine() throws IOException {
        assertThat(ask(
                        superuser(),
                        "SELECT format('%s %s', datlocprovider, datlocale) FROM pg_database WHERE datname = 'hefu'"))
                .containsExactly("b C.UTF-8");
    }

    @Test
    void namesCanBeSortedAsPeopleReadThem() {
        assertThat(ask(
                        database.application(),
                        "SELECT n FROM unnest(ARRAY['张', '阿', '李']) n ORDER BY n COLLATE \"zh-Hans-CN-x-icu\""))
                .containsExactly("阿", "李", "张");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void nobodyGetsInWithoutThePassword(Role role) {
        for (String password : List.of("", "wrong")) {
            DataSource source = Connections.to(
                    "jdbc:postgresql://127.0.0.1:" + database.server().port() + "/postgres",
                    new Login(role.roleName(), password));
            assertThatExceptionOfType(SQLException.class).isThrownBy(source::getConnection);
        }
    }

    @Test
    void everyRoleGetsInWithItsPassword() throws IOException {
        for (Role role : List.of(Role.OWNER, Role.APP, Role.ERASER)) {
            assertThat(ask(
                            Connections.to(
                                    database.server(),
                                    "hefu",
                                    Passwords.in(data).login(role)),
                            "SELECT current_user"))
                    .containsExactly(role.roleName());
        }
    }

    @Test
    void thePasswordsAreForTheirUserAlone() throws IOException {
        Path file = data.resolve(Passwords.FILE);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).contains("127.0.0.1:*:*:hefu_app:");
    }

    @Test
    void theApplicationOwnsNothingAndMakesNothing() {
        JdbcClient.create(database.owner())
                .sql("CREATE TABLE not_granted (word text)")
                .update();
        JdbcClient application = JdbcClient.create(database.application());

        for (String sql : List.of(
                "CREATE TABLE mine (word text)", "CREATE SCHEMA mine", "INSERT INTO not_granted VALUES ('a')")) {
            assertThatExceptionOfType(BadSqlGrammarException.class)
                    .isThrownBy(() -> application.sql(sql).update())
                    .havingRootCause()
                    .withMessageContaining("permission denied");
        }
    }

    @Test
    void anErrorMessageDoesNotRepeatTheRow() {
        JdbcClient application = JdbcClient.create(database.application());

        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> application
                        .sql("CREATE TEMPORARY TABLE person (id text UNIQUE); "
                                + "INSERT INTO person VALUES ('11010519491231002X'), ('11010519491231002X')")
                        .update())
                .havingRootCause()
                .withMessageContaining("duplicate key")
                .withMessageNotContaining("11010519491231002X");
    }

    private static DataSource superuser() throws IOException {
        return Connections.to(database.server(), "postgres", Passwords.in(data).login(Role.SUPERUSER));
    }

    private static List<String> ask(DataSource source, String question) {
        return JdbcClient.create(source).sql(question).query(String.class).list();
    }
}
