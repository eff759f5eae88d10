package org.hefu.seal;

import java.time.Instant;
import java.util.UUID;
import org.hefu.certificate.Certificate;
import org.hefu.key.KeyAlgorithm;

/**
 * An electronic seal.
 *
 * @param esId under which others know it, GB/T 38540-2020
 * @param name without the name of a person
 * @param ownerCode unified social credit code of the owner
 * @param algorithm of its key
 * @param certificate names owner and seal, and is valid as long as the seal
 */
public record Seal(
        UUID id,
        String esId,
        SealType type,
        String name,
        String ownerName,
        String ownerCode,
        KeyAlgorithm algorithm,
        SealStatus status,
        Instant validFrom,
        Instant validTo,
        Certificate certificate) {

    /** What can be said of the seal at a time: its status, or that its time is over or has not begun. */
    public SealStanding standingAt(Instant time) {
        if (status == SealStatus.REVOKED) {
            return SealStanding.REVOKED;
        }
        if (!time.isBefore(validTo)) {
            return SealStanding.EXPIRED;
        }
        if (status == SealStatus.SUSPENDED) {
            return SealStanding.SUSPENDED;
        }
        return time.isBefore(validFrom) ? SealStanding.NOT_YET_VALID : SealStanding.IN_FORCE;
    }
}
