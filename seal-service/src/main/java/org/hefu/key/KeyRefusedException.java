package org.hefu.key;

/** The vault will not do this with that key; the message names the key and says why. */
public final class KeyRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyRefusedException(String message) {
        super(message);
    }

    KeyRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
