package org.hefu.search;

/** This cursor was not given out by this hub for this question: start again without one. */
public final class InvalidCursorException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidCursorException() {
        super("This cursor was not given out for this search; start again without a cursor");
    }
}
