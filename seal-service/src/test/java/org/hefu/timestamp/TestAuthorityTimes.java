package org.hefu.timestamp;

import java.time.Clock;
import org.hefu.certificate.TestHubAuthority;
import org.hefu.key.KeyVault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The time-stamp authority of a hub, as the hub puts it together. */
public final class TestAuthorityTimes {

    private TestAuthorityTimes() {}

    public static TimestampSource of(KeyVault vault, JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        return new TimestampAuthority(
                TestHubAuthority.services(vault, jdbc, transactions, clock), vault, clock, TestTimestamps.SETTINGS);
    }
}
