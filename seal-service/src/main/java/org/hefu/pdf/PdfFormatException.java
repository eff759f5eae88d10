package org.hefu.pdf;

/** The file is no PDF whose structure can be followed without guessing; the message says what is wrong, and where. */
public final class PdfFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PdfFormatException(String message) {
        super(message);
    }
}
