package org.hefu.access;

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
 */
@Validated
@ConfigurationProperties("hefu.access")
public record AccessSettings(
        @DefaultValue("10m") @DurationMin(minutes = 1) @DurationMax(hours = 1)
        Duration tokenLifetime) {}
