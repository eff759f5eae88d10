package org.hefu.crypt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.hefu.key.KeyRefusedException;
import org.hefu.key.KeyVault;
import org.hefu.key.Pkcs12KeyVault;
import org.hefu.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

class DataKeysIT {

    private static final byte[] SECRET = "机密".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PLACE = {1};

    @TempDir
    private static Path folder;

    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @Test
    void aTypeHasOneKeyAMonth() {
        UUID november = keys("2026-11-01T00:00:00Z").current("A").id();

        assertThat(keys("2026-11-30T23:59:59Z").current("A").id()).isEqualTo(november);
        assertThat(keys("2026-12-01T00:00:00Z").current("A").id()).isNotEqualTo(november);
        assertThat(keys("2026-11-01T00:00:00Z").current("B").id()).isNotEqualTo(november);
    }

    @Test
    void whatWasEncryptedIsReadAfterARestart() {
        DataKey key = keys("2026-11-01T00:00:00Z").current("A");
        byte[] encrypted = key.encrypt(SECRET, PLACE);

        assertThat(keys("2027-11-01T00:00:00Z").find(key.id()).decrypt(encrypted, PLACE))
                .isEqualTo(SECRET);
    }

    @Test
    void nodesThatStartTheMonthTogetherMakeOneKey() {
        Set<UUID> ids = ConcurrentHashMap.newKeySet();
        CountDownLatch start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int node = 0; node < 8; node++) {
                threads.submit(() -> {
                    start.await();
                    return ids.add(keys("2027-01-01T00:00:00Z").current("C").id());
                });
            }
            start.countDown();
        }

        assertThat(ids).hasSize(1);
    }

    @Test
    void aWrappedKeyMovedToAnotherTypeIsRefused() {
        UUID id = keys("2026-11-01T00:00:00Z").current("D").id();
        JdbcClient.create(database.owner())
                .sql("UPDATE license.data_key SET type_code = 'E' WHERE id = :id")
                .param("id", id)
                .update();

        assertThatThrownBy(() -> keys("2026-11-01T00:00:00Z").find(id)).isInstanceOf(KeyRefusedException.class);
    }

    @Test
    void aKeyThatIsNotThereIsASurprise() {
        assertThatThrownBy(() -> keys("2026-11-01T00:00:00Z").find(new UUID(0, 0)))
                .isInstanceOf(IllegalStateException.class);
    }

    private static DataKeys keys(String now) {
        var source = database.app();
        KeyVault vault = Pkcs12KeyVault.open(folder, "test".toCharArray());
        return new DataKeys(
                vault,
                JdbcClient.create(source),
                new JdbcTransactionManager(source),
                Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }
}
