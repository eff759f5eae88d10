package org.hefu.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Kills a real hub while it writes. */
@Timeout(120)
class CrashIT {

    private static final int ROWS = 200;

    @TempDir
    private Path data;

    @BeforeEach
    void startForTheSecondTime() {
        TestFolders.fill(data);
    }

    @Test
    void losesNoAcknowledgedWriteWhenTheHubIsKilled() throws Exception {
        try (HubProcess hub = HubProcess.start(data)) {
            hub.awaitAcknowledged(ROWS);
            long postmaster = postmaster();

            hub.kill();

            hub.awaitEnd();
            assertThat(LeftoverPostmaster.serves(postmaster, data.resolve(Cluster.FOLDER)))
                    .as("the postmaster is left behind")
                    .isTrue();
            nothingIsLost(hub);
            assertThat(LeftoverPostmaster.serves(postmaster, data.resolve(Cluster.FOLDER)))
                    .as("the postmaster that was left behind was stopped")
                    .isFalse();
        }
    }

    @Test
    void losesNoAcknowledgedWriteWhenThePostmasterIsKilledAndGoesOnWriting() throws Exception {
        try (HubProcess hub = HubProcess.start(data)) {
            hub.awaitAcknowledged(ROWS);
            long postmaster = postmaster();

            kill(postmaster);

            hub.awaitAway();
            hub.awaitAcknowledged(ROWS);
            assertThat(postmaster()).as("another postmaster serves").isNotEqualTo(postmaster);
            hub.end();
            hub.awaitEnd();
            assertThat(PostmasterFile.read(data.resolve(Cluster.FOLDER)))
                    .as("the hub stopped its server before it ended")
                    .isEmpty();
            nothingIsLost(hub);
        }
    }

    @Test
    void losesNoAcknowledgedWriteWhenBothAreKilled() throws Exception {
        try (HubProcess hub = HubProcess.start(data)) {
            hub.awaitAcknowledged(ROWS);
            long postmaster = postmaster();

            hub.kill();
            kill(postmaster);

            hub.awaitEnd();
            nothingIsLost(hub);
        }
    }

    @Test
    void aSecondHubSaysWhoHoldsTheFolderAndLeaves() throws Exception {
        try (DataFolder held = DataFolder.open(data);
                HubProcess second = HubProcess.start(held.path())) {
            assertThat(second.awaitEnd()).isEqualTo(DataFolderInUseException.EXIT_CODE);
            assertThat(second.other())
                    .contains("is in use by another hub (process "
                            + ProcessHandle.current().pid() + ")")
                    .contains("正由另一个合符进程（进程号")
                    .doesNotContain("\tat org.springframework");
        }
    }

    private void nothingIsLost(HubProcess hub) {
        try (DataFolder folder = DataFolder.open(data);
                EmbeddedDatabase database = EmbeddedDatabase.start(folder, TestFolders.settings())) {
            assertThat(JdbcClient.create(database.application())
                            .sql("SELECT id FROM acknowledged")
                            .query(Long.class)
                            .list())
                    .containsAll(hub.acknowledged());
        }
    }

    private long postmaster() throws IOException {
        return PostmasterFile.read(data.resolve(Cluster.FOLDER)).orElseThrow().pid();
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }
}
