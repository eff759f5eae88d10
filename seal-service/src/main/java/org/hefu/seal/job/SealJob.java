package org.hefu.seal.job;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.hefu.seal.SealManner;
import org.hefu.seal.SealOrder;
import org.hefu.seal.placing.SealPosition;
import org.jspecify.annotations.Nullable;

/**
 * Many documents under one decision.
 *
 * @param stoppedBecause code of the refusal that stopped it; null unless it is stopped
 * @param waiting how many documents are not yet sealed
 * @param sealed how many are
 * @param refused how many cannot be
 */
public record SealJob(
        UUID id,
        UUID sealId,
        String actor,
        String purpose,
        String documentKind,
        @Nullable String caseNumber,
        SealPosition position,
        SealManner manner,
        State state,
        @Nullable String stoppedBecause,
        Instant openedAt,
        int waiting,
        int sealed,
        int refused) {

    /** Where a job stands. */
    public enum State {
        /** Takes documents. */
        OPEN,
        /** Is at work. */
        SEALING,
        /** The authority or the seal does not serve any more; it goes on when it is started again. */
        STOPPED,
        /** Every document is sealed or refused. */
        DONE
    }

    /**
     * @param roles that the actor has now
     */
    SealOrder order(Set<String> roles) {
        return new SealOrder(sealId, actor, roles, purpose, documentKind, caseNumber, manner);
    }

    public int documents() {
        return waiting + sealed + refused;
    }
}
