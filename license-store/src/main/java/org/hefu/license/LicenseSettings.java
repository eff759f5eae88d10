package org.hefu.license;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How licences are kept.
 *
 * @param zone whose midnight ends the last day on which a licence is valid
 */
@ConfigurationProperties("hefu.license")
public record LicenseSettings(@DefaultValue("Asia/Shanghai") ZoneId zone) {

    /** The day that counts now. */
    public LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
