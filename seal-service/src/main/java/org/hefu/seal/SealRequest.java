package org.hefu.seal;

import java.time.Instant;
import java.util.UUID;
import org.hefu.seal.placing.SealPosition;
import org.jspecify.annotations.Nullable;

/**
 * A use that waits for a second person, or waited.
 *
 * @param sha256 of the document that is to be sealed, hexadecimal
 * @param endsAt first instant at which it can neither be agreed to nor used
 * @param decidedBy null while it waits
 */
public record SealRequest(
        UUID id,
        UUID sealId,
        String askedBy,
        Instant askedAt,
        Instant endsAt,
        String purpose,
        String documentKind,
        @Nullable String caseNumber,
        SealPosition position,
        SealManner manner,
        String sha256,
        State state,
        @Nullable String decidedBy,
        @Nullable String reason) {

    /** What became of a request; one whose time is over stays as it was. */
    public enum State {
        WAITING,
        APPROVED,
        REFUSED,
        USED
    }

    /** It can still be decided on. */
    public boolean isWaitingAt(Instant time) {
        return state == State.WAITING && isOpenAt(time);
    }

    boolean isOpenAt(Instant time) {
        return time.isBefore(endsAt);
    }
}
