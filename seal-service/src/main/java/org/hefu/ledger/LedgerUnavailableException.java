package org.hefu.ledger;

import org.jspecify.annotations.Nullable;

/** The ledger could not make an entry durable, or not say so in time: what waits for it must not be answered. */
public final class LedgerUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LedgerUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
