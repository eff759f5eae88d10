package org.hefu.seal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Allows a seal on one kind of document.
 *
 * @param purpose the only purpose, or {@link #EVERY_PURPOSE}
 * @param until first instant at which it is over; null if it has no end
 */
public record SealAuthority(
        UUID id,
        UUID sealId,
        String documentKind,
        String purpose,
        Instant from,
        @Nullable Instant until) {

    public static final String EVERY_PURPOSE = "*";

    boolean isInForceAt(Instant time) {
        return !time.isBefore(from) && (until == null || time.isBefore(until));
    }
}
