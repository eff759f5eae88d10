package org.hefu.signature.ses;

import java.time.Instant;
import java.util.List;

/**
 * What the maker of a seal says of it, GB/T 38540-2020, SES_SealInfo.
 *
 * @param version from the header
 * @param vendor whose software made it (Vid)
 * @param id of the seal (esID)
 * @param type in V1, 1 is the seal of a body and 2 that of a person; since V4 each field of business has its own
 * @param name of the seal
 * @param owners who may sign with it
 * @param validFrom first second in which it may be used
 * @param validTo last second in which it may be used
 */
public record SesSealInfo(
        SesVersion version,
        String vendor,
        String id,
        int type,
        String name,
        SesOwners owners,
        Instant createdAt,
        Instant validFrom,
        Instant validTo,
        SesPicture picture,
        List<SesExtension> extensions) {

    public SesSealInfo {
        extensions = List.copyOf(extensions);
    }

    public boolean isValidAt(Instant time) {
        return !time.isBefore(validFrom) && time.isBefore(validTo.plusSeconds(1));
    }
}
