package org.hefu.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What strangers may cost: revocation answers, time-stamps and the state of seals are signed for whoever asks.
 *
 * @param mostAMinute requests of one client address in a minute, after as many at once; of an IPv6 network of 64 bits
 * @param mostAtOnce answers that are signed at the same time
 * @param patience how long a request waits for its turn to be signed
 */
@ConfigurationProperties("hefu.gate")
record GateSettings(
        @DefaultValue("600") int mostAMinute,
        @DefaultValue("8") int mostAtOnce,
        @DefaultValue("1s") Duration patience) {

    GateSettings {
        if (mostAMinute < 1 || mostAtOnce < 1 || patience.isNegative()) {
            throw new IllegalArgumentException("hefu.gate needs at least one request a minute, one at once and no"
                    + " negative patience; got " + mostAMinute + ", " + mostAtOnce + " and " + patience);
        }
    }
}
