package org.hefu.ledger;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** For an entry that joined a transaction: redeemed for its receipt after the commit. */
public final class Ticket {

    private final Instant at;
    private final Opening opening;
    private final long from;
    private final CompletableFuture<Placed> placed;
    private volatile boolean committed;

    Ticket(Instant at, Opening opening, long from, CompletableFuture<Placed> placed) {
        this.at = at;
        this.opening = opening;
        this.from = from;
        this.placed = placed;
    }

    /** To be kept with what the entry is about, in the same transaction. */
    public TicketStub stub() {
        return new TicketStub(opening.commitment(), from);
    }

    void markCommitted() {
        committed = true;
    }

    boolean isCommitted() {
        return committed;
    }

    Instant at() {
        return at;
    }

    Opening opening() {
        return opening;
    }

    CompletableFuture<Placed> placed() {
        return placed;
    }
}
