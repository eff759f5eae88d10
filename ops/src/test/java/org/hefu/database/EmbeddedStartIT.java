package org.hefu.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the embedded server finds when it starts, and makes of it. */
class EmbeddedStartIT {

    @TempDir
    private Path data;

    @BeforeEach
    void startForTheSecondTime() {
        TestFolders.fill(data);
    }

    @Test
    void dataSurviveARestart() {
        run(database -> {
            change(database.owner(), "CREATE TABLE kept (word text)");
            change(database.owner(), "INSERT INTO kept VALUES ('合符')");
        });

        run(database ->
                assertThat(ask(database.owner(), "SELECT word FROM kept")).containsExactly("合符"));
    }

    @Test
    void aServerThatWasToldNotToFlushIsNotUsed() {
        run(database -> change(superuser(database), "ALTER ROLE hefu_app SET synchronous_commit = off"));

        assertThatExceptionOfType(DatabaseStartException.class)
                .isThrownBy(() -> run(database -> {}))
                .withMessageContaining("synchronous_commit is off (set by user) and must be on");
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void noSettingOfTheServerTurnsFlushingOffOrTheDoorOpen() throws IOException {
        run(database -> {
            change(superuser(database), "ALTER SYSTEM SET fsync = off");
            change(superuser(database), "ALTER SYSTEM SET listen_addresses = '*'");
        });
        Path access = data.resolve("postgres/pg_hba.conf");
        Files.writeString(access, "host all all 127.0.0.1/32 trust\n");

        run(database -> {
            assertThat(ask(superuser(database), "SHOW fsync")).containsExactly("on");
            assertThat(ask(superuser(database), "SHOW listen_addresses")).containsExactly("127.0.0.1");
            assertThat(access).content().doesNotContain("trust");
        });
    }

    @Test
    void wrongPermissionsAreSetRight() throws IOException {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setPosixFilePermissions(data.resolve("postgres"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(data.resolve(Passwords.FILE), PosixFilePermissions.fromString("rw-rw-rw-"));

        run(database -> {
            assertThat(permissions(data)).isEqualTo("rwx------");
            assertThat(permissions(data.resolve("postgres"))).isEqualTo("rwx------");
            assertThat(permissions(data.resolve(Passwords.FILE))).isEqualTo("rw-------");
        });
    }

    @Test
    void aClusterThatCameWithoutItsPasswordsIsGivenNewOnes() throws IOException {
        run(database -> change(database.owner(), "CREATE TABLE kept (word text)"));
        Files.delete(data.resolve(Passwords.FILE));

        run(database ->
                assertThat(ask(database.owner(), "SELECT count(*) FROM kept")).containsExactly("0"));
    }

    @Test
    void aFirstStartThatWasCutOffIsBegunAgain(@TempDir Path fresh) throws IOException {
        Files.createDirectories(fresh.resolve("postgres"));
        Files.createDirectories(fresh.resolve("postgres.unfinished/base"));

        try (DataFolder folder = DataFolder.open(fresh);
                EmbeddedDatabase database = EmbeddedDatabase.start(folder, TestFolders.settings())) {
            assertThat(ask(database.application(), "SELECT 1")).containsExactly("1");
        }
        assertThat(fresh.resolve("postgres.unfinished")).doesNotExist();
    }

    @Test
    void aNumberTakenByAnotherProgramIsNoObstacleAndItsProgramLivesOn() throws IOException {
        long own = ProcessHandle.current().pid();
        Files.writeString(data.resolve("postgres/postmaster.pid"), own + "\n" + data.resolve("postgres") + "\n");

        run(database -> assertThat(database.server().pid()).isNotEqualTo(own));
    }

    @Test
    void aNumberTakenByThePostgresOfAnotherFolderIsNoObstacleAndThatOneLivesOn(@TempDir Path other) throws IOException {
        TestFolders.fill(other);
        try (DataFolder folder = DataFolder.open(other);
                EmbeddedDatabase neighbour = EmbeddedDatabase.start(folder, TestFolders.settings())) {
            Files.writeString(
                    data.resolve("postgres/postmaster.pid"), neighbour.server().pid() + "\n");

            run(database -> assertThat(ask(neighbour.application(), "SELECT 1")).containsExactly("1"));
        }
    }

    @Test
    void aServerThatCannotStartSaysWhy() throws IOException {
        Files.writeString(data.resolve("postgres/postgresql.conf"), "shared_buffers = many\n");

        assertThatExceptionOfType(DatabaseStartException.class)
                .isThrownBy(() -> run(database -> {}))
                .withMessageContaining("shared_buffers");
    }

    @Test
    void aServerThatWasKilledIsStartedAgain() throws Exception {
        try (DataFolder folder = DataFolder.open(data);
                EmbeddedDatabase database = EmbeddedDatabase.start(folder, TestFolders.settings());
                HikariDataSource pool = Connections.pool(database.application(), TestFolders.settings())) {
            JdbcClient application = JdbcClient.create(pool);
            long first = database.server().pid();
            ProcessHandle.of(first).orElseThrow().destroyForcibly();

            assertThat(Waiting.until(() -> database.server().pid() != first, Duration.ofSeconds(20)))
                    .isTrue();
            assertThat(Waiting.until(() -> answers(application), Duration.ofSeconds(20)))
                    .isTrue();
        }
    }

    @Test
    void aClosedServerIsGone() throws IOException {
        int[] port = new int[1];
        long[] pid = new long[1];
        run(database -> {
            port[0] = database.server().port();
            pid[0] = database.server().pid();
        });

        assertThat(ProcessHandle.of(pid[0]).filter(ProcessHandle::isAlive)).isEmpty();
        try (Socket socket = new Socket()) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> socket.connect(new InetSocketAddress("127.0.0.1", port[0])));
        }
    }

    private void run(Consumer<EmbeddedDatabase> act) {
        try (DataFolder folder = DataFolder.open(data);
                EmbeddedDatabase database = EmbeddedDatabase.start(folder, TestFolders.settings())) {
            act.accept(database);
        }
    }

    private DataSource superuser(EmbeddedDatabase database) {
        try {
            return Connections.to(
                    database.server(), "postgres", Passwords.in(data).login(Role.SUPERUSER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean answers(JdbcClient client) {
        try {
            return client.sql("SELECT true").query(Boolean.class).single();
        } catch (DataAccessException e) {
            return false;
        }
    }

    private static void change(DataSource source, String sql) {
        JdbcClient.create(source).sql(sql).update();
    }

    private static List<String> ask(DataSource source, String question) {
        return JdbcClient.create(source).sql(question).query(String.class).list();
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
