package org.hefu.certificate;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the hub asks outside authorities whether they revoked the certificates of its seals.
 *
 * @param hosts of revocation lists and OCSP responders that may be asked, at public addresses; empty: nobody
 * @param privateHosts the same, wherever they are
 * @param timeout for one list or answer, from the first byte sent to the last received
 * @param largest a longer list or answer is none
 */
@ConfigurationProperties("hefu.revocation")
public record RevocationSettings(
        @DefaultValue List<String> hosts,
        @DefaultValue List<String> privateHosts,
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("8MB") DataSize largest) {

    public RevocationSettings {
        hosts = List.copyOf(hosts);
        privateHosts = List.copyOf(privateHosts);
        if (timeout.toMillis() < 100) {
            throw new IllegalArgumentException("hefu.revocation.timeout is at least 100ms; got " + timeout);
        }
    }
}
