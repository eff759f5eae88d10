package org.hefu.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.hefu.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class DataKeysIT {

    private static final byte[] ROW = "row".getBytes(UTF_8);
    private static final byte[] CONTEXT = "context".getBytes(UTF_8);

    @TempDir
    Path folder;

    private DataSource database;
    private KeyVault vault;

    @BeforeEach
    void open() {
        database = TestDatabase.create().app();
        vault = Pkcs12KeyVault.open(folder, "a passphrase".toCharArray());
    }

    private DataKeys on(String day) {
        Clock clock = Clock.fixed(Instant.parse(day + "T00:00:00Z"), ZoneOffset.UTC);
        return new DataKeys(
                JdbcClient.create(database),
                new JdbcTransactionManager(database),
                vault,
                "exchange-data",
                KeyUse.EXCHANGE_DATA,
                clock);
    }

    @Test
    void aMonthHasOneKeyAndTheNextAnother() {
        DataKey november = on("2026-11-01").current("case");

        assertThat(on("2026-11-30").current("case").id()).isEqualTo(november.id());
        assertThat(on("2026-12-01").current("case").id()).isNotEqualTo(november.id());
        assertThat(on("2026-11-30").current("batch").id()).isNotEqualTo(november.id());
    }

    @Test
    void whatOneHubEncryptedAnotherReadsByTheKeyNumber() {
        DataKey key = on("2026-11-01").current("case");
        byte[] encrypted = key.cipher().encrypt(ROW, CONTEXT);

        assertThat(on("2027-01-01").byId(key.id()).decrypt(encrypted, CONTEXT)).isEqualTo(ROW);
    }

    @Test
    void aKeyOutlivesTheTransactionThatFirstNeededIt() {
        DataKeys keys = on("2026-11-01");
        DataKey key = new TransactionTemplate(new JdbcTransactionManager(database)).execute(status -> {
            status.setRollbackOnly();
            return keys.current("case");
        });

        assertThat(on("2026-11-02").current("case").id()).isEqualTo(key.id());
    }
}
