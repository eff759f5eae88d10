package org.hefu.seal.placing;

/** The document has no such place. */
public final class PlaceNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PlaceNotFoundException(String message) {
        super(message);
    }

    public PlaceNotFoundException(String message, Throwable cause) {
        super(message, cause);
    }
}
