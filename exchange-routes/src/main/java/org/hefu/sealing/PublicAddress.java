package org.hefu.sealing;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people reach the hub; QR codes lead there.
 *
 * @param url scheme, host and port, without a path
 */
@ConfigurationProperties("hefu.public")
public record PublicAddress(
        @DefaultValue("http://localhost:8080") URI url) {

    /**
     * @param path begins with a slash and holds no personal data
     */
    public String of(String path) {
        return url.resolve(path).toString();
    }
}
