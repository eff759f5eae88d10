package org.hefu.ledger;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** For an entry that joined a transaction: redeemed for its receipt after the commit. */
public final class Ticket {

    private final Instant at;
    private final Opening opening;
    private final CompletableFuture<Placed> placed;
    private volatile boolean committed;

    Ticket(Instant at, Opening opening, CompletableFuture<Placed> placed) {
        this.at = at;
        this.opening = opening;
        this.placed = placed;
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
