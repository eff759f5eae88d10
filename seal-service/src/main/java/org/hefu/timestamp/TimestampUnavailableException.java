package org.hefu.timestamp;

/** No time-stamp is to be had now; the message says from whom and why. */
public final class TimestampUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TimestampUnavailableException(String message) {
        super(message);
    }

    TimestampUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
