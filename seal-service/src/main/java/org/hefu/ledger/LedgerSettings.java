package org.hefu.ledger;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the ledger is named and how long it lets others wait.
 *
 * @param origin name of the log on its checkpoints; by C2SP its address without the scheme. Never change it once there
 *     are entries: the log would be another
 * @param patience how long a request waits for its entry to be durable, before it fails
 */
@Validated
@ConfigurationProperties("hefu.ledger")
public record LedgerSettings(
        @DefaultValue("hefu.local/ledger") String origin,
        @DefaultValue("10s") @DurationMin(millis = 100) Duration patience) {

    public LedgerSettings {
        Checkpoint.requireName(origin);
    }
}
