package org.hefu.ledger;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How long a caller waits for the sequencer. */
record Patience(Duration longest) {

    /**
     * @throws LedgerUnavailableException if it failed, or took longer; then it is cancelled
     */
    <T> T waitFor(CompletableFuture<T> future) {
        try {
            return future.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            future.cancel(false);
            throw new LedgerUnavailableException("The ledger took longer than " + longest + " to write", e);
        } catch (ExecutionException e) {
            throw new LedgerUnavailableException("The ledger cannot be written at present", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailableException("Interrupted while waiting for the ledger", e);
        }
    }
}
