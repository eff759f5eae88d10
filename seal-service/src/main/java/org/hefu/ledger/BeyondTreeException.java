package org.hefu.ledger;

/** Something was asked for that the log does not contain: an index, a tile or a width beyond its size. */
public final class BeyondTreeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BeyondTreeException(String message) {
        super(message);
    }
}
