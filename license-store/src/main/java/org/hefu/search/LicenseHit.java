package org.hefu.search;

import java.time.LocalDate;
import java.util.UUID;
import org.hefu.identity.HolderKind;
import org.hefu.license.LicenseStatus;
import org.hefu.licensetype.Label;
import org.jspecify.annotations.Nullable;

/**
 * One licence that was found. About a person it says nothing but that there is such a licence.
 *
 * @param holderName name of the organization; null for a person
 * @param holderId credit code of the organization; null for a person
 * @param number licence number of an organization's licence; null for a person's
 * @param status as of today
 * @param validTo last day on which it is valid; null for a licence without end
 */
public record LicenseHit(
        UUID id,
        String typeCode,
        Label typeName,
        HolderKind holderKind,
        @Nullable String holderName,
        @Nullable String holderId,
        @Nullable String number,
        LicenseStatus status,
        String regionCode,
        LocalDate issuedOn,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {}
