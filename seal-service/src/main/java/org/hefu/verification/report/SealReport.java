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
 * @param esId number of the seal, GB/T 38540-2020; null if it is not known
 * @param since when it came to stand there; null if that is not known
 * @param remark that it is not in force today, which changes nothing of the verdict; null if there is nothing to say
 */
@JsonPropertyOrder({
    "name",
    "owner",
    "ownerCode",
    "certificate",
    "validFrom",
    "validTo",
    "esId",
    "standing",
    "since",
    "remark"
})
public record SealReport(
        String name,
        @Nullable String owner,
        @Nullable String ownerCode,
        String certificate,
        Instant validFrom,
        Instant validTo,
        @Nullable String standing,
        @Nullable String esId,
        @Nullable Instant since,
        @Nullable Reason remark) {

    /**
     * A seal as an electronic seal says it.
     *
     * @param signer what its certificate says
     */
    public static SealReport of(SealReport signer, String esId, String name, Instant validFrom, Instant validTo) {
        return new SealReport(
                name, signer.owner, signer.ownerCode, signer.certificate, validFrom, validTo, null, esId, null, null);
    }

    public static SealReport of(Certificate certificate) {
        return new SealReport(
                certificate.owner(),
                certificate.organization().orElse(null),
                certificate.creditCode().orElse(null),
                certificate.serialNumber().toString(16),
                certificate.validFrom(),
                certificate.validTo(),
                null,
                null,
                null,
                null);
    }

    /** The same with where the seal stands today. */
    public SealReport standing(String number, String today, Instant from, @Nullable Reason said) {
        return new SealReport(name, owner, ownerCode, certificate, validFrom, validTo, today, number, from, said);
    }
}
