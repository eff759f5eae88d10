package org.hefu.catalogue;

import java.time.Clock;
import org.hefu.key.DataKeys;
import org.hefu.key.KeyUse;
import org.hefu.key.KeyVault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The data keys under which the exchange keeps credentials, rejected rows, cases and documents. */
@Configuration(proxyBeanMethods = false)
class ExchangeKeys {

    @Bean
    DataKeys exchangeDataKeys(JdbcClient jdbc, PlatformTransactionManager transactions, KeyVault vault, Clock clock) {
        return new DataKeys(jdbc, transactions, vault, "exchange-data", KeyUse.EXCHANGE_DATA, clock);
    }
}
