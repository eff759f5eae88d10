package org.hefu.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How department systems are asked over HTTP.
 *
 * @param allowedTargets scheme, host and port of every system that may be called; nothing else is
 * @param connectTimeout time to connect
 * @param answerTimeout time for one whole answer, connecting included
 * @param retryDelay pause before the one retry
 * @param largestAnswer a longer answer is not read
 * @param failuresToOpen so many failures in a row open the circuit
 * @param openFor how long an open circuit asks nothing
 */
@Validated
@ConfigurationProperties("hefu.http")
public record HttpSettings(
        @DefaultValue List<URI> allowedTargets,
        @DefaultValue("1s") @DurationMin(millis = 10) Duration connectTimeout,
        @DefaultValue("2s") @DurationMin(millis = 10) Duration answerTimeout,
        @DefaultValue("200ms") Duration retryDelay,
        @DefaultValue("1MB") DataSize largestAnswer,
        @DefaultValue("4") int failuresToOpen,
        @DefaultValue("10s") Duration openFor) {

    /** Compares scheme, host and port, and nothing that a caller could slip in around them. */
    boolean allows(URI target) {
        return target.getUserInfo() == null
                && allowedTargets.stream()
                        .anyMatch(allowed -> allowed.getScheme().equalsIgnoreCase(target.getScheme())
                                && allowed.getHost().equalsIgnoreCase(target.getHost())
                                && allowed.getPort() == target.getPort());
    }
}
