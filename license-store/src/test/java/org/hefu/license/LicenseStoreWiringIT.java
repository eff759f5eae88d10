package org.hefu.license;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.hefu.key.KeyVault;
import org.hefu.key.Pkcs12KeyVault;
import org.hefu.search.LicenseQuery;
import org.hefu.search.LicenseSearch;
import org.hefu.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class LicenseStoreWiringIT {

    @ComponentScan({"org.hefu.licensetype", "org.hefu.crypt", "org.hefu.license", "org.hefu.search"})
    @EnableConfigurationProperties(LicenseSettings.class)
    static class Hub {}

    @TempDir
    private Path folder;

    @Test
    void theBeansFindEachOtherAndTheZoneCanBeSet() {
        DataSource database = TestDatabase.create().app();
        try (var context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("test", Map.of("hefu.license.zone", "Asia/Urumqi")));
            context.registerBean(DataSource.class, () -> database);
            context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
            context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(database));
            context.registerBean(Clock.class, Clock::systemUTC);
            context.registerBean(KeyVault.class, () -> Pkcs12KeyVault.open(folder, "test".toCharArray()));
            context.register(Hub.class);
            context.refresh();

            new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                    .executeWithoutResult(_ -> context.getBean(LicenseVault.class)
                            .store(List.of(VaultFixture.businessLicense(VaultFixture.BAKERY, "乌海市好面包有限公司", "巴特尔"))));

            assertThat(context.getBean(LicenseSearch.class)
                            .search(LicenseQuery.all().withText("好麵包"))
                            .hits())
                    .hasSize(1);
            assertThat(context.getBean(LicenseSettings.class).zone()).isEqualTo(ZoneId.of("Asia/Urumqi"));
        }
    }

    @Test
    void theZoneIsThatOfChinaUnlessSaidOtherwise() {
        var binder = new Binder(List.of());

        assertThat(binder.bindOrCreate("hefu.license", LicenseSettings.class).zone())
                .isEqualTo(ZoneId.of("Asia/Shanghai"));
    }
}
