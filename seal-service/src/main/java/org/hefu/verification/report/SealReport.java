package org.hefu.verification.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import org.hefu.certificate.Certificate;
import org.jspecify.annotations.Nullable;

/**
 * The seal on a document, as its trusted certificate names it.
 *
 * @param owner the organization; null if the certificate names none
 * @param ownerCode its unified social credit code; null if the certificate has none
 * @param certificate serial number of the certificate, hexadecimal
 */
@JsonPropertyOrder({"name", "owner", "ownerCode", "certificate", "validFrom", "validTo"})
public record SealReport(
        String name,
        @Nullable String owner,
        @Nullable String ownerCode,
        String certificate,
        Instant validFrom,
        Instant validTo) {

    public static SealReport of(Certificate certificate) {
        return new SealReport(
                certificate.owner(),
                certificate.organization().orElse(null),
                certificate.creditCode().orElse(null),
                certificate.serialNumber().toString(16),
                certificate.validFrom(),
                certificate.validTo());
    }
}
