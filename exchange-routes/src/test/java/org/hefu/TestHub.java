package org.hefu;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.hefu.key.KeyVault;
import org.hefu.key.Pkcs12KeyVault;
import org.hefu.testing.TestDatabase;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** All of the hub but its start: a database, keys and a clock for tests. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class TestHub {

    @Bean
    DataSource dataSource() {
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(TestDatabase.create().app());
        pool.setMaximumPoolSize(8);
        return new HikariDataSource(pool);
    }

    @Bean
    KeyVault keyVault() throws IOException {
        return Pkcs12KeyVault.open(Files.createTempDirectory("hefu-keys"), "test".toCharArray());
    }

    @Bean
    Clock clock() {
        return Clock.system(ZoneId.of("Asia/Shanghai"));
    }
}
