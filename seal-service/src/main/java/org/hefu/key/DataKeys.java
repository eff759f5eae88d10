package org.hefu.key;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Data keys, one for each scope and month, kept in the database wrapped by a secret of the key vault (envelope
 * encryption).
 *
 * <p>A scope is what is encrypted together, for example {@code ledger} or one licence type. Rows name the key they
 * were encrypted with, so old rows stay readable when a month has ended.
 */
public final class DataKeys {

    private static final String OF_MONTH = """
            SELECT id, wrapped
              FROM seal.data_key
             WHERE scope = :scope AND month = :month
            """;
    private static final String BY_ID = """
            SELECT scope, month, wrapped
              FROM seal.data_key
             WHERE id = :id
            """;
    private static final String ADD = """
            INSERT INTO seal.data_key (scope, month, wrapped)
            VALUES (:scope, :month, :wrapped)
            ON CONFLICT (scope, month) DO NOTHING
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;
    private final KeyVault vault;
    private final String secret;
    private final KeyUse use;
    private final Clock clock;
    private final Map<ScopeMonth, DataKey> current = new ConcurrentHashMap<>();
    private final Map<Long, DataCipher> known = new ConcurrentHashMap<>();

    /**
     * @param secret name of the vault's secret that wraps; made if it is not there
     */
    public DataKeys(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            KeyVault vault,
            String secret,
            KeyUse use,
            Clock clock) {
        this.jdbc = jdbc;
        // A key outlives the transaction that first needed it, even if that one is rolled back.
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.vault = vault;
        this.secret = secret;
        this.use = use;
        this.clock = clock;
        vault.ensureSecret(secret, use);
    }

    /** The key to encrypt with today. */
    public DataKey current(String scope) {
        ScopeMonth wanted = new ScopeMonth(scope, LocalDate.now(clock).withDayOfMonth(1));
        DataKey kept = current.get(wanted);
        if (kept != null) {
            return kept;
        }
        DataKey made = Objects.requireNonNull(ownTransaction.execute(status -> readOrMake(wanted)));
        current.put(wanted, made);
        known.put(made.id(), made.cipher());
        return made;
    }

    /**
     * The key that a row names.
     *
     * @throws KeyRefusedException if there is none of this number
     */
    public DataCipher byId(long id) {
        DataCipher kept = known.get(id);
        if (kept != null) {
            return kept;
        }
        DataCipher read = jdbc.sql(BY_ID)
                .param("id", id)
                .query((row, n) -> cipher(
                        new ScopeMonth(row.getString("scope"), row.getObject("month", LocalDate.class)),
                        row.getBytes("wrapped")))
                .optional()
                .orElseThrow(() -> new KeyRefusedException("There is no data key " + id));
        known.put(id, read);
        return read;
    }

    private DataKey readOrMake(ScopeMonth wanted) {
        return read(wanted).orElseGet(() -> {
            jdbc.sql(ADD)
                    .param("scope", wanted.scope())
                    .param("month", wanted.month())
                    .param("wrapped", vault.wrap(secret, use, DataCipher.newDataKey(), wanted.context()))
                    .update();
            // Another node may have been quicker: what the table holds is the key.
            return read(wanted).orElseThrow();
        });
    }

    private Optional<DataKey> read(ScopeMonth wanted) {
        return jdbc.sql(OF_MONTH)
                .param("scope", wanted.scope())
                .param("month", wanted.month())
                .query((row, n) -> new DataKey(row.getLong("id"), cipher(wanted, row.getBytes("wrapped"))))
                .optional();
    }

    private DataCipher cipher(ScopeMonth of, byte[] wrapped) {
        return new DataCipher(vault.unwrap(secret, use, wrapped, of.context()));
    }

    private record ScopeMonth(String scope, LocalDate month) {
        byte[] context() {
            return ("data key " + scope + " " + month).getBytes(StandardCharsets.UTF_8);
        }
    }
}
