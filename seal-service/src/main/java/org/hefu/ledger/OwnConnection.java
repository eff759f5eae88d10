package org.hefu.ledger;

import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The connection that the sequencer keeps to itself, so that requests which hold all others of the pool while they wait
 * for it cannot lock it out. After a failure it is given back and another one taken. For one thread.
 */
final class OwnConnection implements AutoCloseable {

    private final DataSource pool;
    private @Nullable Session session;

    OwnConnection(DataSource pool) {
        this.pool = pool;
    }

    /** An open connection, and the ledger's tables through it. */
    record Session(
            SingleConnectionDataSource source,
            TransactionTemplate transaction,
            LedgerTables tables,
            LedgerWriter writer) {}

    <T> T inTransaction(Function<Session, T> work) {
        boolean done = false;
        try {
            Session current = session();
            T result = Objects.requireNonNull(current.transaction().execute(status -> work.apply(current)));
            done = true;
            return result;
        } finally {
            if (!done) {
                close();
            }
        }
    }

    @Override
    public void close() {
        if (session != null) {
            session.source().destroy();
            session = null;
        }
    }

    private Session session() {
        if (session == null) {
            session = open();
        }
        return session;
    }

    private Session open() {
        SingleConnectionDataSource source;
        try {
            source = new SingleConnectionDataSource(pool.getConnection(), true);
        } catch (SQLException e) {
            throw new LedgerUnavailableException("The ledger gets no connection to its database", e);
        }
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        // What another node committed before it let go of the turn must be seen by the next statement.
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        JdbcTemplate statements = new JdbcTemplate(source);
        return new Session(
                source, transaction, new LedgerTables(JdbcClient.create(statements)), new LedgerWriter(statements));
    }
}
