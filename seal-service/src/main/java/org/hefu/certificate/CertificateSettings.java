package org.hefu.certificate;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the hub's own authority works.
 *
 * @param authorityName organization in the names of its certificates
 * @param publicUrl under which outsiders reach the hub, for example {@code https://hub.example.gov.cn}; then certificates
 *     name the places of revocation lists, issuers and OCSP below it. Empty: they name none
 * @param revocationListLife how long a revocation list may be relied on
 * @param revocationListRenewal age at which a list is issued anew; well below its life, so that one is always in force
 */
@Validated
@ConfigurationProperties("hefu.certificate")
public record CertificateSettings(
        @NotBlank @DefaultValue("Hefu") String authorityName,
        @DefaultValue("") String publicUrl,
        @DefaultValue("31d") Duration revocationListLife,
        @DefaultValue("1d") Duration revocationListRenewal) {

    public CertificateSettings {
        publicUrl = publicUrl.replaceAll("/+$", "");
        if (!publicUrl.isEmpty() && !publicUrl.matches("https?://[^\\s?#]+")) {
            throw new IllegalArgumentException(
                    "hefu.certificate.public-url looks like https://hub.example.gov.cn; got '" + publicUrl + "'");
        }
        if (revocationListRenewal.compareTo(revocationListLife) >= 0) {
            throw new IllegalArgumentException(
                    "hefu.certificate.revocation-list-renewal must be below hefu.certificate.revocation-list-life");
        }
    }
}
