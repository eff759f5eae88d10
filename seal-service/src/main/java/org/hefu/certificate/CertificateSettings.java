package org.hefu.certificate;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the hub's own authority works.
 *
 * @param authorityName organization in the names of its two certificates
 * @param revocationListLife how long a revocation list may be relied on
 * @param revocationListRenewal age at which a list is issued anew; well below its life, so that one is always in force
 */
@Validated
@ConfigurationProperties("hefu.certificate")
public record CertificateSettings(
        @NotBlank @DefaultValue("Hefu") String authorityName,
        @DefaultValue("31d") Duration revocationListLife,
        @DefaultValue("1d") Duration revocationListRenewal) {

    public CertificateSettings {
        if (revocationListRenewal.compareTo(revocationListLife) >= 0) {
            throw new IllegalArgumentException(
                    "hefu.certificate.revocation-list-renewal must be below hefu.certificate.revocation-list-life");
        }
    }
}
