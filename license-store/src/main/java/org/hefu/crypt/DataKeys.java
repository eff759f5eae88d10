package org.hefu.crypt;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.hefu.key.DataCipher;
import org.hefu.key.KeyUse;
import org.hefu.key.KeyVault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The data keys under which licences are encrypted: one for each licence type and calendar month (UTC), wrapped by the key
 * vault, kept in {@code license.data_key}, and held unwrapped in memory once used.
 */
@Component
public class DataKeys {

    private static final String SECRET = "vault-data";

    private static final String INSERT = """
            INSERT INTO license.data_key (type_code, month, wrapped, created_at)
            VALUES (:type, :month, :wrapped, :now)
            ON CONFLICT (type_code, month) DO NOTHING
            """;

    private static final String OF_MONTH = """
            SELECT id, type_code, month, wrapped
              FROM license.data_key
             WHERE type_code = :type AND month = :month
            """;

    private static final String BY_ID = """
            SELECT id, type_code, month, wrapped
              FROM license.data_key
             WHERE id = :id
            """;

    private record Slot(String typeCode, LocalDate month) {
        byte[] context() {
            return ("license.data_key|" + typeCode + "|" + month).getBytes(StandardCharsets.UTF_8);
        }
    }

    private final KeyVault keys;
    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;
    private final Clock clock;
    private final Map<Slot, DataKey> ofMonth = new ConcurrentHashMap<>();
    private final Map<UUID, DataKey> byId = new ConcurrentHashMap<>();

    /** Makes the wrapping secret at the first start. */
    public DataKeys(KeyVault keys, JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.keys = keys;
        this.jdbc = jdbc;
        this.clock = clock;
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        keys.ensureSecret(SECRET, KeyUse.VAULT_DATA);
    }

    /**
     * The key for what is stored now. The first call of a month makes it, in a transaction of its own: what another
     * caller encrypts under it must not vanish when this caller rolls back.
     */
    public DataKey current(String typeCode) {
        LocalDate month = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).withDayOfMonth(1);
        Slot slot = new Slot(typeCode, month);
        DataKey known = ofMonth.get(slot);
        if (known != null) {
            return known;
        }
        DataKey key = Objects.requireNonNull(ownTransaction.execute(_ -> findOrMake(slot)));
        byId.put(key.id(), key);
        ofMonth.put(slot, key);
        return key;
    }

    /**
     * The key of this id.
     *
     * @throws IllegalStateException if there is no such key, so that what was encrypted under it cannot be read
     */
    public DataKey find(UUID id) {
        DataKey known = byId.get(id);
        if (known != null) {
            return known;
        }
        DataKey key = jdbc.sql(BY_ID)
                .param("id", id)
                .query(this::read)
                .optional()
                .orElseThrow(() -> new IllegalStateException("Data key " + id + " is not in license.data_key"));
        byId.put(id, key);
        return key;
    }

    private DataKey findOrMake(Slot slot) {
        return jdbc.sql(OF_MONTH)
                .param("type", slot.typeCode())
                .param("month", slot.month())
                .query(this::read)
                .optional()
                .orElseGet(() -> make(slot));
    }

    private DataKey make(Slot slot) {
        byte[] fresh = DataCipher.newDataKey();
        try {
            jdbc.sql(INSERT)
                    .param("type", slot.typeCode())
                    .param("month", slot.month())
                    .param("wrapped", keys.wrap(SECRET, KeyUse.VAULT_DATA, fresh, slot.context()))
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } finally {
            Arrays.fill(fresh, (byte) 0);
        }
        return jdbc.sql(OF_MONTH)
                .param("type", slot.typeCode())
                .param("month", slot.month())
                .query(this::read)
                .single();
    }

    private DataKey read(ResultSet row, int number) throws SQLException {
        Slot slot = new Slot(row.getString("type_code"), row.getObject("month", LocalDate.class));
        byte[] dataKey = keys.unwrap(SECRET, KeyUse.VAULT_DATA, row.getBytes("wrapped"), slot.context());
        try {
            return new DataKey(row.getObject("id", UUID.class), new DataCipher(dataKey));
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }
}
