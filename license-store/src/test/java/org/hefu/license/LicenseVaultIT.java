package org.hefu.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hefu.license.VaultFixture.BAKERY;
import static org.hefu.license.VaultFixture.BUILDER;
import static org.hefu.license.VaultFixture.BUSINESS_LICENSE;
import static org.hefu.license.VaultFixture.IDENTITY_CARD;
import static org.hefu.license.VaultFixture.TRADER;
import static org.hefu.license.VaultFixture.businessLicense;
import static org.hefu.license.VaultFixture.identityCard;
import static org.hefu.license.VaultFixture.realEstate;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hefu.identity.HolderKind;
import org.hefu.identity.LicenseIdentifier;
import org.hefu.key.KeyRefusedException;
import org.hefu.license.StoreOutcome.Rejected;
import org.hefu.license.StoreOutcome.Stored;
import org.hefu.license.StoreOutcome.Unchanged;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class LicenseVaultIT {

    private static final LicenseDraft GOOD = businessLicense(BAKERY, "乌海市好面包有限公司", "巴特尔");

    private static VaultFixture fixture;

    @BeforeAll
    static void open() {
        fixture = new VaultFixture();
    }

    @BeforeEach
    void reset() {
        fixture.reset();
    }

    @Test
    void aNewLicenseIsReadBackAsItWasGiven() {
        Stored stored = fixture.stored(GOOD);
        License license = fixture.vault.find(stored.id()).orElseThrow();

        assertThat(stored.version()).isEqualTo(1);
        assertThat(license.content()).isEqualTo(GOOD.with("name", "乌海市好面包有限公司"));
        assertThat(license.status()).isEqualTo(LicenseStatus.IN_FORCE);
        assertThat(license.storedAt()).isEqualTo(fixture.clock.instant());
        assertThat(LicenseIdentifier.parse(license.identifier()))
                .isEqualTo(new LicenseIdentifier(BUSINESS_LICENSE, "11150300MB90000154", BAKERY, 1));
    }

    @Test
    void theSameContentAgainChangesNothing() {
        Stored first = fixture.stored(GOOD);
        fixture.clock.tick(Duration.ofDays(40));

        assertThat(fixture.store(GOOD)).containsExactly(new Unchanged(first.id(), 1));
        assertThat(fixture.vault.versions(first.id())).hasSize(1);
    }

    @Test
    void changedContentIsTheNextVersionAndTheOldOneStaysReadable() {
        Stored first = fixture.stored(GOOD);
        fixture.clock.tick(Duration.ofDays(40));
        LicenseDraft moved = GOOD.with("address", "乌达区二号");

        assertThat(fixture.store(moved)).containsExactly(new Stored(first.id(), 2));
        List<License> versions = fixture.vault.versions(first.id());
        assertThat(versions).extracting(License::version).containsExactly(2, 1);
        assertThat(versions)
                .extracting(License::status)
                .containsExactly(LicenseStatus.IN_FORCE, LicenseStatus.REPLACED);
        assertThat(versions)
                .extracting(version -> version.fields().get("address"))
                .containsExactly("乌达区二号", "海勃湾区一号");
        assertThat(versions.getFirst().identifier()).contains(".002.");
        assertThat(count("SELECT count(DISTINCT data_key_id) FROM license.license_version"))
                .isEqualTo(2);
    }

    @Test
    void aChangeKeepsTheStatus() {
        Stored first = fixture.stored(GOOD);
        setStatus(first.id(), LicenseStatus.SUSPENDED);

        fixture.store(GOOD.with("address", "乌达区二号"));

        assertThat(fixture.vault.find(first.id()).orElseThrow().status()).isEqualTo(LicenseStatus.SUSPENDED);
    }

    @Test
    void theSameNumberTwiceInOneCallIsHandledInOrder() {
        LicenseDraft moved = GOOD.with("address", "乌达区二号");

        List<StoreOutcome> outcomes = fixture.store(GOOD, GOOD, moved, GOOD);

        UUID id = ((Stored) outcomes.getFirst()).id();
        assertThat(outcomes)
                .containsExactly(new Stored(id, 1), new Unchanged(id, 1), new Stored(id, 2), new Stored(id, 3));
        assertThat(fixture.vault.versions(id)).hasSize(3);
        assertThat(fixture.vault.find(id).orElseThrow().fields()).containsEntry("address", "海勃湾区一号");
        assertThat(fixture.store(GOOD)).containsExactly(new Unchanged(id, 3));
    }

    @Test
    void goodRowsAreStoredBesideRejectedOnes() {
        LicenseDraft bad = businessLicense("91150300MA0N00016W", "某公司", "某某");

        List<StoreOutcome> outcomes = fixture.store(GOOD, bad, businessLicense(BUILDER, "建筑公司", "某某"));

        assertThat(outcomes).hasSize(3);
        assertThat(outcomes.get(0)).isInstanceOf(Stored.class);
        assertThat(outcomes.get(1))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.problems())
                                .extracting(Problem::code)
                                .containsExactly(ProblemCode.CREDIT_CODE_WRONG));
        assertThat(outcomes.get(2)).isInstanceOf(Stored.class);
        assertThat(count("SELECT count(*) FROM license.license")).isEqualTo(2);
    }

    @Test
    void whatRollsBackLeavesNothingAndTheDataKeyStaysGood() {
        fixture.transaction.executeWithoutResult(status -> {
            fixture.vault.store(List.of(GOOD));
            status.setRollbackOnly();
        });
        assertThat(count("SELECT count(*) FROM license.license")).isZero();

        Stored stored = fixture.stored(GOOD);

        assertThat(fixture.vault.find(stored.id())).isPresent();
    }

    @Test
    void storingOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> fixture.vault.store(List.of(GOOD))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nothingToStoreIsNoTrouble() {
        assertThat(fixture.store(List.of())).isEmpty();
        assertThat(fixture.vault.find(List.of())).isEmpty();
    }

    @Test
    void aNumberThatAnIdentifierCannotHoldGetsASerialOfItsOwn() {
        Stored stored = fixture.stored(realEstate("蒙（2019）鄂托克前旗不动产权第0001号", "某公司", "一号"));

        License license = fixture.vault.find(stored.id()).orElseThrow();
        assertThat(license.number()).isEqualTo("蒙（2019）鄂托克前旗不动产权第0001号");
        assertThat(LicenseIdentifier.parse(license.identifier()).serial()).matches("[0-9A-F]{32}");
    }

    @Test
    void numbersThatDifferOnlyInABracketAreTwoLicenses() {
        fixture.store(realEstate("A(1)2", "某公司", "一号"), realEstate("A12", "某公司", "二号"));

        assertThat(count("SELECT count(*) FROM license.license")).isEqualTo(2);
    }

    @Test
    void theCurrentLicenseOfAHolderIsFoundByAnyWayOfWritingTheIdentifier() {
        fixture.store(GOOD, identityCard("11010519491231002X", "张三"));

        assertThat(fixture.vault.current(BUSINESS_LICENSE, HolderKind.ORGANIZATION, "91150300 ma0n00016x"))
                .isPresent();
        assertThat(fixture.vault.current(IDENTITY_CARD, HolderKind.PERSON, "110105491231002"))
                .isPresent();
        assertThat(fixture.vault.current(IDENTITY_CARD, HolderKind.ORGANIZATION, "11010519491231002X"))
                .isEmpty();
        assertThat(fixture.vault.current(BUSINESS_LICENSE, HolderKind.ORGANIZATION, TRADER))
                .isEmpty();
    }

    @Test
    void aLicenseInForceComesBeforeOneThatWasIssuedLater() {
        Stored older = fixture.stored(realEstate("1", "某公司", "一号"));
        Stored newer = fixture.stored(realEstate("2", "某公司", "二号"));
        assertThat(fixture.vault.current(VaultFixture.REAL_ESTATE, HolderKind.ORGANIZATION, BUILDER))
                .hasValueSatisfying(license -> assertThat(license.id()).isEqualTo(newer.id()));
        setStatus(newer.id(), LicenseStatus.REVOKED);

        assertThat(fixture.vault.current(VaultFixture.REAL_ESTATE, HolderKind.ORGANIZATION, BUILDER))
                .hasValueSatisfying(license -> assertThat(license.id()).isEqualTo(older.id()));
    }

    @Test
    void aLicenseExpiresAtMidnightOfTheHubsZone() {
        LicenseDraft draft = realEstate("1", "某公司", "一号");
        assertThat(draft.validTo()).isEqualTo(LocalDate.of(2026, 11, 22));
        UUID id = fixture.stored(draft).id();

        fixture.clock.tick(Duration.ofHours(13));
        assertThat(fixture.vault.find(id).orElseThrow().status()).isEqualTo(LicenseStatus.IN_FORCE);
        fixture.clock.tick(Duration.ofHours(1));
        assertThat(fixture.vault.find(id).orElseThrow().status()).isEqualTo(LicenseStatus.EXPIRED);
    }

    @Test
    void aBodyMovedToAnotherRowIsNotRead() {
        UUID bakery = fixture.stored(GOOD).id();
        UUID builder = fixture.stored(businessLicense(BUILDER, "建筑公司", "某某")).id();
        JdbcClient.create(fixture.database.owner())
                .sql("""
                        UPDATE license.license_version
                           SET body = (SELECT body FROM license.license_version WHERE license_id = :from)
                         WHERE license_id = :to
                        """)
                .param("from", bakery)
                .param("to", builder)
                .update();

        assertThatThrownBy(() -> fixture.vault.find(builder)).isInstanceOf(KeyRefusedException.class);
    }

    @Test
    void theHubsRoleCanNeitherChangeNorDeleteAVersion() {
        fixture.store(GOOD);

        for (String act : List.of(
                "UPDATE license.license_version SET version = 2",
                "DELETE FROM license.license_version",
                "DELETE FROM license.license",
                "UPDATE license.license SET type_code = 'X'")) {
            assertThatThrownBy(() -> fixture.jdbc.sql(act).update())
                    .as(act)
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void manyTransactionsOnTheSameNumbersLoseNothing() throws Exception {
        int writers = 8;
        int rounds = 5;
        List<String> holders = List.of(BAKERY, BUILDER, TRADER, "91430424MA4L00046E");
        CountDownLatch start = new CountDownLatch(1);
        List<StoreOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> work = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                String name = "写手" + writer;
                List<String> order = new ArrayList<>(holders);
                Collections.rotate(order, writer);
                Callable<Void> task = () -> {
                    start.await();
                    for (int round = 0; round < rounds; round++) {
                        String address = name + "第" + round + "次";
                        outcomes.addAll(fixture.store(order.stream()
                                .map(holder ->
                                        businessLicense(holder, "同一公司", "某某").with("address", address))
                                .toList()));
                    }
                    return null;
                };
                work.add(threads.submit(task));
            }
            start.countDown();
            for (Future<Void> done : work) {
                done.get();
            }
        }

        assertThat(outcomes).hasSize(writers * rounds * holders.size()).allMatch(Stored.class::isInstance);
        assertThat(outcomes).doesNotHaveDuplicates();
        assertThat(count("SELECT count(*) FROM license.license")).isEqualTo(holders.size());
        for (String holder : holders) {
            UUID id = fixture.vault
                    .current(BUSINESS_LICENSE, HolderKind.ORGANIZATION, holder)
                    .orElseThrow()
                    .id();
            List<License> versions = fixture.vault.versions(id);
            assertThat(versions).hasSize(writers * rounds);
            assertThat(versions.getFirst().version()).isEqualTo(writers * rounds);
            assertThat(versions)
                    .extracting(version -> version.fields().get("address"))
                    .doesNotHaveDuplicates();
        }
    }

    private void setStatus(UUID id, LicenseStatus status) {
        fixture.jdbc
                .sql("UPDATE license.license SET status = :status WHERE id = :id")
                .param("status", status.name())
                .param("id", id)
                .update();
    }

    private long count(String sql) {
        return fixture.jdbc.sql(sql).query(Long.class).single();
    }
}
