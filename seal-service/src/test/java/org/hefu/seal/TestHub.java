package org.hefu.seal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.hefu.certificate.CertificateRequests;
import org.hefu.certificate.HubAuthority;
import org.hefu.certificate.OutsideCertificates;
import org.hefu.certificate.OutsideRevocation;
import org.hefu.certificate.TestHubAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.key.KeyVault;
import org.hefu.key.Pkcs12KeyVault;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerFilter;
import org.hefu.ledger.LedgerSettings;
import org.hefu.ledger.Outcome;
import org.hefu.ledger.RecordedEntry;
import org.hefu.pdf.KeywordPlaces;
import org.hefu.signature.SignatureLevel;
import org.hefu.testing.TestDatabase;
import org.hefu.timestamp.TestAuthorityTimes;
import org.hefu.timestamp.TimestampSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** Vault, ledger, authority and database of one hub, with a clock that a test moves. */
public final class TestHub implements AutoCloseable {

    /** One of them belongs to the ledger. */
    public static final int CONNECTIONS = 6;

    static final DataSize LARGEST = DataSize.ofMegabytes(20);

    /** Who is there, with which roles; whoever is not named is there without any. */
    public final Map<String, Optional<Set<String>>> actors = new ConcurrentHashMap<>();

    public final MovingClock clock = new MovingClock();
    public final JdbcClient jdbc;
    public final TransactionTemplate transactions;
    public final Ledger ledger;
    final HubAuthority authority;
    /** Whom the hub trusts besides itself. */
    TrustStore trust = TrustStore.empty();

    /** All the memory for pressing. */
    PressMemory memory = new PressMemory(load());

    private final HikariDataSource pool;
    final KeyVault vault;
    private final JdbcTransactionManager manager;

    private final TestDatabase database = TestDatabase.create();

    private TestHub(Path folder, Duration patience) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.app());
        config.setMaximumPoolSize(CONNECTIONS);
        pool = new HikariDataSource(config);
        jdbc = JdbcClient.create(pool);
        manager = new JdbcTransactionManager(pool);
        transactions = new TransactionTemplate(manager);
        vault = Pkcs12KeyVault.open(folder.resolve("keys"), "test".toCharArray());
        ledger = new Ledger(pool, jdbc, manager, vault, clock, new LedgerSettings("hefu.test/ledger", patience));
        authority = TestHubAuthority.of(vault, jdbc, transactions, clock);
    }

    public static TestHub open(Path folder) {
        return open(folder, Duration.ofSeconds(20));
    }

    /**
     * @param patience how long to wait for the ledger
     */
    public static TestHub open(Path folder, Duration patience) {
        return new TestHub(folder, patience);
    }

    /** From now on no entry gets its place. */
    public void stallLedger() {
        JdbcClient.create(database.owner())
                .sql("REVOKE INSERT ON seal.ledger_leaf FROM " + TestDatabase.APP)
                .update();
    }

    public void resumeLedger() {
        JdbcClient.create(database.owner())
                .sql("GRANT INSERT ON seal.ledger_leaf TO " + TestDatabase.APP)
                .update();
    }

    Seals seals(List<String> authorities) {
        return seals(settings(authorities));
    }

    Seals seals(SealSettings settings) {
        return parts(settings).seals();
    }

    /** The beans of the package, as the hub puts them together. */
    public record Parts(
            SealKeeping keeping,
            Seals seals,
            SealRequests requests,
            SealSecrets secrets,
            SealKeys keys,
            SealCertifying certifying) {}

    public Parts parts(SealSettings settings) {
        return parts(settings, times());
    }

    /** All memory for pressing is taken, and nobody waits for it. */
    public Parts partsWithoutMemory() {
        PressMemory before = memory;
        memory = new PressMemory(load(), 1, Duration.ZERO) {
            @Override
            byte[] hold(@Nullable SignatureForm form, byte[] document, Supplier<byte[]> work) {
                return super.hold(form, document, () -> super.hold(form, document, work));
            }
        };
        try {
            return parts(settings(List.of()));
        } finally {
            memory = before;
        }
    }

    SealsAtHand atHand() {
        return new SealsAtHand(
                new SealRepository(jdbc, new SealSecrets(jdbc, manager, vault, clock)),
                new SealAuthorities(jdbc, clock),
                clock);
    }

    /** Its own time-stamp authority. */
    public TimestampSource times() {
        return TestAuthorityTimes.of(vault, jdbc, transactions, clock);
    }

    public Parts parts(SealSettings settings, TimestampSource time) {
        SealSecrets secrets = new SealSecrets(jdbc, manager, vault, clock);
        SealRepository repository = new SealRepository(jdbc, secrets);
        SealEditions editions = new SealEditions(jdbc, secrets);
        SealAuthorities authorities = new SealAuthorities(jdbc, clock);
        SealUses uses = new SealUses(jdbc);
        SealKeys keys = new SealKeys(vault, repository, transactions);
        SealMaking making = new SealMaking(
                repository,
                editions,
                secrets,
                authority,
                TestHubAuthority.services(vault, jdbc, transactions, clock),
                vault,
                clock);
        CertificateRequests requests = TestHubAuthority.requests(vault);
        OutsideRevocation revocation = TestHubAuthority.revocation(() -> trust, clock);
        OutsideCertificates outside = TestHubAuthority.outside(requests, jdbc, () -> trust, revocation, clock);
        SealKeeping keeping = new SealKeeping(
                repository,
                editions,
                authorities,
                uses,
                making,
                keys,
                authority,
                ledger,
                transactions,
                clock,
                settings);
        Seals seals = new Seals(
                repository,
                keeping,
                authorities,
                uses,
                new SealPress(
                        vault,
                        authority,
                        outside,
                        new SecondSignature(
                                repository,
                                making,
                                authority,
                                TestHubAuthority.keys(authority, jdbc, transactions),
                                vault,
                                time,
                                ledger,
                                transactions),
                        new LastingProofs(revocation, authority, () -> trust),
                        time,
                        KeywordPlaces::last,
                        new EarlierSignaturesHere(clock),
                        settings,
                        memory),
                keys,
                ledger,
                transactions,
                clock,
                settings);
        return new Parts(
                keeping,
                seals,
                new SealRequests(
                        new SealRequestTable(jdbc, secrets),
                        authorities,
                        this::roles,
                        seals,
                        ledger,
                        transactions,
                        clock,
                        settings),
                secrets,
                keys,
                new SealCertifying(repository, keeping, making, requests, outside, ledger, transactions));
    }

    public static SealLoadSettings load() {
        return new SealLoadSettings(DataSize.ofMegabytes(4), 2, DataSize.ofGigabytes(1), DataSize.ofGigabytes(2));
    }

    /** The roles that an actor of a test has now. */
    public Optional<Set<String>> roles(String actor) {
        return actors.getOrDefault(actor, Optional.of(Set.of()));
    }

    public static SealSettings settings(List<String> authorities) {
        return new SealSettings(
                "",
                "衡东县人力资源和社会保障局",
                "11430424MB9000058B",
                Duration.ofDays(1095),
                LARGEST,
                Duration.ofHours(24),
                SignatureLevel.T,
                false,
                authorities);
    }

    public long count(String table) {
        return jdbc.sql("SELECT count(*) FROM seal." + table).query(Long.class).single();
    }

    /** Acts that wait for their place in the log may come after a later refusal. */
    RecordedEntry newestRefusal() {
        return refusals().getFirst();
    }

    /** Newest first, all of a short test. */
    List<RecordedEntry> refusals() {
        return ledger.newest(new LedgerFilter(null, null, Outcome.REFUSED, null, null, 100));
    }

    @Override
    public void close() {
        ledger.close();
        pool.close();
    }

    /** Stands still until it is moved. */
    public static final class MovingClock extends Clock {

        private Instant now = Instant.parse("2026-11-22T08:00:00Z");

        public void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
