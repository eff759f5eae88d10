package org.hefu.timestamp;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where time-stamps come from, and how the hub's own authority makes them.
 *
 * @param urls outside authorities (RFC 3161 over HTTP, section 3.4), asked in this order; empty: the hub's own
 * @param timeout for one outside authority, from the first byte sent to the last received
 * @param largestAnswer a longer answer of an outside authority is no answer
 * @param policy the policy of the hub's own authority, as a dotted object identifier; the default names none but its own
 *     kind, below the arc of UUIDs (ITU-T X.667)
 * @param accuracy how far the hub's clock may be off, at most; stands in each token, whole seconds
 * @param listHosts from which the revocation lists of outside authorities are fetched for level LT, at public addresses;
 *     empty: from nobody
 * @param privateListHosts the same, wherever they are
 */
@ConfigurationProperties("hefu.timestamp")
public record TimestampSettings(
        @DefaultValue List<URI> urls,
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("64KB") DataSize largestAnswer,

        @DefaultValue("2.25.105740154129175905922687427987642280417")
        String policy,

        @DefaultValue("1s") Duration accuracy,
        @DefaultValue List<String> listHosts,
        @DefaultValue List<String> privateListHosts) {

    public TimestampSettings {
        urls = List.copyOf(urls);
        listHosts = List.copyOf(listHosts);
        privateListHosts = List.copyOf(privateListHosts);
        for (URI url : urls) {
            if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
                throw new IllegalArgumentException(
                        "hefu.timestamp.urls holds addresses like http://tsa.example.cn/tsr; got '" + url + "'");
            }
        }
        if (!policy.matches("[0-2](\\.(0|[1-9]\\d{0,40})){1,30}")) {
            throw new IllegalArgumentException(
                    "hefu.timestamp.policy is an object identifier like 1.2.156.10197.1; got '" + policy + "'");
        }
        if (accuracy.toSeconds() < 1 || accuracy.toSeconds() > 3600) {
            throw new IllegalArgumentException("hefu.timestamp.accuracy is from 1s to 1h; got " + accuracy);
        }
        if (timeout.toMillis() < 100) {
            throw new IllegalArgumentException("hefu.timestamp.timeout is at least 100ms; got " + timeout);
        }
    }
}
