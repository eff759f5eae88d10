package org.hefu.sealing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hefu.seal.Seal;
import org.hefu.seal.SealStanding;
import org.hefu.seal.SealStatusChange;
import org.hefu.seal.SealType;
import org.jspecify.annotations.Nullable;

/**
 * A seal as callers read it.
 *
 * @param standing its status now, its time considered
 * @param certificate serial number, hexadecimal
 * @param history every state, oldest first; null in lists
 */
record SealView(
        UUID id,
        String esId,
        SealType type,
        String name,
        String ownerName,
        String ownerCode,
        String algorithm,
        SealStanding standing,
        Instant validFrom,
        Instant validTo,
        String certificate,
        @Nullable List<SealStatusChange> history) {

    static SealView of(Seal seal, Instant now, @Nullable List<SealStatusChange> history) {
        return new SealView(
                seal.id(),
                seal.esId(),
                seal.type(),
                seal.name(),
                seal.ownerName(),
                seal.ownerCode(),
                seal.algorithm().name(),
                seal.standingAt(now),
                seal.validFrom(),
                seal.validTo(),
                seal.certificate().serialNumber().toString(16),
                history);
    }
}
