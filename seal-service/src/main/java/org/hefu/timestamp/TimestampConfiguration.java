package org.hefu.timestamp;

import java.time.Clock;
import org.hefu.certificate.TrustAnchors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Chooses where time-stamps come from. */
@Configuration(proxyBeanMethods = false)
class TimestampConfiguration {

    @Bean
    @Primary
    TimestampSource timestampSource(
            TimestampSettings settings,
            TimestampAuthority own,
            ObjectProvider<TrustAnchors> trustAnchors,
            Clock clock) {
        return settings.urls().isEmpty()
                ? own
                : new OutsideTimestamps(settings, trustAnchors.getObject()::current, clock);
    }
}
