package org.hefu.license;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hefu.crypt.LicenseKeys;
import org.hefu.crypt.Tokens;
import org.hefu.identity.HolderKind;
import org.hefu.key.KeyVault;
import org.hefu.key.Pkcs12KeyVault;
import org.hefu.licensetype.LicenseTypes;
import org.hefu.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A vault on a database of its own, put together as the hub does it. */
public final class VaultFixture {

    public static final String BUSINESS_LICENSE = "11100000MB0143028R001";
    public static final String IDENTITY_CARD = "11100000000013127D001";
    public static final String REAL_ESTATE = "11100000MB03271699001";

    public static final String BAKERY = "91150300MA0N00016X";
    public static final String BUILDER = "91150623MA0N00024J";
    public static final String TRADER = "91620600MA7200036C";

    private static final Instant START = Instant.parse("2026-11-22T02:00:00Z");
    private static final Issuer ISSUER = new Issuer("11150300MB90000154", "乌海市市场监督管理局");

    public final TestDatabase database = TestDatabase.create();
    public final SettableClock clock = new SettableClock(START);
    public final JdbcClient jdbc = JdbcClient.create(database.app());
    public final TransactionTemplate transaction;
    public final KeyVault keys;
    public final LicenseTypes types = new LicenseTypes();
    public final LicenseSettings settings = new LicenseSettings(ZoneId.of("Asia/Shanghai"));
    public final Tokens tokens;
    public final LicenseKeys licenseKeys;
    public final LicenseTokens licenseTokens;
    public final LicenseVault vault;

    public VaultFixture() {
        var source = database.app();
        JdbcClient joined = JdbcClient.create(source);
        JdbcTransactionManager transactions = new JdbcTransactionManager(source);
        transaction = new TransactionTemplate(transactions);
        try {
            keys = Pkcs12KeyVault.open(Files.createTempDirectory("hefu-keys"), "test".toCharArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tokens = new Tokens(keys);
        licenseKeys = new LicenseKeys(keys, joined, transactions, clock);
        licenseTokens = new LicenseTokens(tokens);
        vault = new LicenseVault(
                new LicenseRules(types, settings, clock),
                licenseTokens,
                new LicenseTable(joined),
                new LicenseReader(joined, licenseKeys, licenseTokens, settings, clock),
                licenseKeys,
                clock);
    }

    /** No licences, and the clock as it was; data keys stay, as they do in a running hub. */
    public void reset() {
        clock.set(START);
        JdbcClient.create(database.owner())
                .sql("TRUNCATE license.license, license.license_version")
                .update();
    }

    public List<StoreOutcome> store(LicenseDraft... drafts) {
        return store(List.of(drafts));
    }

    public List<StoreOutcome> store(List<LicenseDraft> drafts) {
        return Objects.requireNonNull(transaction.execute(_ -> vault.store(drafts)));
    }

    public StoreOutcome.Stored stored(LicenseDraft draft) {
        return (StoreOutcome.Stored) store(draft).getFirst();
    }

    public static LicenseDraft businessLicense(String creditCode, String name, String representative) {
        return new LicenseDraft(
                BUSINESS_LICENSE,
                creditCode,
                new Holder(HolderKind.ORGANIZATION, creditCode, name),
                ISSUER,
                LocalDate.of(2019, 1, 2),
                LocalDate.of(2019, 1, 2),
                null,
                creditCode.substring(2, 8),
                new TreeMap<>(Map.of(
                        "legalRepresentative", representative, "establishedOn", "2019-01-02", "address", "海勃湾区一号")));
    }

    public static LicenseDraft identityCard(String idNumber, String name) {
        return new LicenseDraft(
                IDENTITY_CARD,
                idNumber,
                new Holder(HolderKind.PERSON, idNumber, name),
                new Issuer("150302", "乌海市公安局海勃湾分局"),
                LocalDate.of(2020, 1, 2),
                LocalDate.of(2020, 1, 2),
                LocalDate.of(2040, 1, 2),
                "150302",
                new TreeMap<>());
    }

    public static LicenseDraft realEstate(String number, String owner, String location) {
        return new LicenseDraft(
                REAL_ESTATE,
                number,
                new Holder(HolderKind.ORGANIZATION, BUILDER, owner),
                ISSUER,
                LocalDate.of(2020, 1, 2),
                LocalDate.of(2020, 1, 2),
                LocalDate.of(2026, 11, 22),
                "150623",
                new TreeMap<>(Map.of("location", location)));
    }
}
