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
 * @param standing where the seal stands today, if whoever asks knows it: IN_FORCE, SUSPENDED, REVOKED, EXPIRED …; else null
 */
@JsonPropertyOrder({"name", "owner", "ownerCode", "certificate", "validFrom", "validTo", "standing"})
public record SealReport(
        String name,
        @Nullable String owner,
        @Nullable String ownerCode,
        String certificate,
        Instant validFrom,
        Instant validTo,
        @Nullable String standing) {

    /** A seal of which nothing more is known than its certificate says. */
    public SealReport(
            String name,
            @Nullable String owner,
            @Nullable String ownerCode,
            String certificate,
            Instant validFrom,
            Instant validTo) {
        this(name, owner, ownerCode, certificate, validFrom, validTo, null);
    }

    /** The same with where the seal stands today. */
    public SealReport standing(String today) {
        return new SealReport(name, owner, ownerCode, certificate, validFrom, validTo, today);
    }

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
