package org.hefu.seal;

import java.time.Instant;
import java.util.UUID;
import org.hefu.certificate.Certificate;

/**
 * An electronic seal.
 *
 * @param ownerCode unified social credit code of the owner
 * @param certificate names owner and seal, and is valid as long as the seal
 */
public record Seal(
        UUID id,
        String name,
        String ownerName,
        String ownerCode,
        SealStatus status,
        Instant validFrom,
        Instant validTo,
        Certificate certificate) {}
