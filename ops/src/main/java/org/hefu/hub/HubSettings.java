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
        @DefaultValue(HubSettings.USUAL_ZONE) ZoneId zone,
        @Nullable String keyPassphrase,
        @DefaultValue("false") boolean demo) {

    /** The zone of a hub to which no other was given. */
    public static final String USUAL_ZONE = "Asia/Shanghai";

    @Override
    public String toString() {
        return "HubSettings[" + zone + (demo ? ", demo" : "") + "]";
    }
}
