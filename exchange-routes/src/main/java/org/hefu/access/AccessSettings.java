package org.hefu.access;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How people and systems are let in.
 *
 * @param tokenLifetime how long an access token of a system is good
 * @param signInsAMinute passwords and secrets that one client address may try in a minute, after as many at once; of an
 *     IPv6 network of 64 bits
 * @param signInsAtOnce of which the password is checked or waits for it: half of them are kept for addresses from which
 *     somebody signed in before
 */
@Validated
@ConfigurationProperties("hefu.access")
public record AccessSettings(
        @DefaultValue("10m") @DurationMin(minutes = 1) @DurationMax(hours = 1)
        Duration tokenLifetime,

        @DefaultValue("120") @Min(1) int signInsAMinute,
        @DefaultValue("16") @Min(4) int signInsAtOnce) {}
