package org.hefu.seal;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One document that left with a seal on it.
 *
 * @param authority under which
 * @param sha256 of the sealed file, hexadecimal
 * @param request the use to which a second person agreed; null if none was needed
 * @param job of which it was part; null if of none
 */
public record SealUse(
        UUID id,
        UUID sealId,
        UUID authority,
        Instant at,
        String actor,
        String purpose,
        String documentKind,
        @Nullable String caseNumber,
        String sha256,
        @Nullable UUID request,
        @Nullable UUID job) {

    byte[] digest() {
        return HexFormat.of().parseHex(sha256);
    }
}
