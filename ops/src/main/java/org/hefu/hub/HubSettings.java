package org.hefu.hub;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What concerns the hub as a whole.
 *
 * @param zone time zone of the region; days begin and licences expire by it
 * @param keyPassphrase opens the key files; without it one is generated beside them
 * @param demo serve the demo scene: invented departments, published passwords, loopback only
 */
@ConfigurationProperties("hefu")
public record HubSettings(
        @DefaultValue("Asia/Shanghai") ZoneId zone,
        @Nullable String keyPassphrase,
        @DefaultValue("false") boolean demo) {

    @Override
    public String toString() {
        return "HubSettings[" + zone + (demo ? ", demo" : "") + "]";
    }
}
