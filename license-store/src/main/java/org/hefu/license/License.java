package org.hefu.license;

import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a licence that the vault keeps.
 *
 * @param id opaque; the same for all versions
 * @param content what was handed in, with the holder's name in the field that shows it
 * @param identifier licence identifier (证照标识) of this version; may hold a personal number
 * @param version 1 for the first
 * @param status as of the day of reading; {@code REPLACED} for every version but the newest
 * @param storedAt when this version was stored
 */
public record License(
        UUID id, LicenseDraft content, String identifier, int version, LicenseStatus status, Instant storedAt) {

    public String typeCode() {
        return content.typeCode();
    }

    public String number() {
        return content.number();
    }

    public Holder holder() {
        return content.holder();
    }

    public Issuer issuer() {
        return content.issuer();
    }

    public LocalDate issuedOn() {
        return content.issuedOn();
    }

    public LocalDate validFrom() {
        return content.validFrom();
    }

    /** Last day on which it is valid; null for a licence without end. */
    public @Nullable LocalDate validTo() {
        return content.validTo();
    }

    public String regionCode() {
        return content.regionCode();
    }

    public SortedMap<String, String> fields() {
        return content.fields();
    }

    /** Shows no personal data. */
    @Override
    public String toString() {
        return "License[" + id + ", version " + version + ", " + status + "]";
    }
}
