package org.hefu.ofd;

/** The file is no OFD file that can be followed; the message says why in a sentence. */
public final class OfdFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OfdFormatException(String message) {
        super(message);
    }

    OfdFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
