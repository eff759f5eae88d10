package org.hefu.container;

/** The bytes are no ZIP package whose directory can be read; the message says why in a sentence. */
public final class ZipFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ZipFormatException(String message) {
        super(message);
    }
}
