package org.hefu.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hefu.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One node: a ledger over a database, with a pool of its own, as the application role. */
final class TestLedger implements AutoCloseable {

    static final LedgerSettings SETTINGS = new LedgerSettings("hefu.test/ledger", Duration.ofSeconds(20));
    static final Instant NOON = Instant.parse("2026-11-22T04:00:00.123456Z");
    static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final Ledger ledger;
    private final HikariDataSource pool;

    private TestLedger(TestDatabase database, LedgerSettings settings, int connections) {
        pool = pool(database.app(), connections);
        jdbc = JdbcClient.create(pool);
        transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        Ledger opened;
        try {
            opened = new Ledger(pool, jdbc, new JdbcTransactionManager(pool), TestKeys.shared(), CLOCK, settings);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
        ledger = opened;
    }

    static TestLedger on(TestDatabase database) {
        return on(database, SETTINGS, 4);
    }

    static TestLedger on(TestDatabase database, LedgerSettings settings, int connections) {
        return new TestLedger(database, settings, connections);
    }

    static LedgerEntry entry(String actor) {
        return entry("lookup", Outcome.ALLOWED, actor, "2026-000731");
    }

    static LedgerEntry entry(String action, Outcome outcome, String actor, @Nullable String caseNumber) {
        return new LedgerEntry(action, outcome, actor, caseNumber, new TreeMap<>());
    }

    /** Commits an act that enrols one entry. */
    Ticket enrolled(LedgerEntry entry) {
        return transaction.execute(status -> ledger.enrol(entry));
    }

    LedgerCheck check() {
        return new LedgerCheck(jdbc, new JdbcTransactionManager(pool), TestKeys.shared(), CLOCK, SETTINGS);
    }

    long count(String table) {
        return jdbc.sql("SELECT count(*) FROM seal." + table).query(Long.class).single();
    }

    /** Runs each task on a thread of its own, all at once, and waits for all. */
    static <T> List<T> together(int tasks, Function<Integer, T> task) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<T>> calls = new ArrayList<>();
            for (int i = 0; i < tasks; i++) {
                int number = i;
                calls.add(() -> task.apply(number));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HikariDataSource pool(DataSource source, int connections) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(connections);
        return new HikariDataSource(config);
    }

    @Override
    public void close() {
        ledger.close();
        pool.close();
    }
}
