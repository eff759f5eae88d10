package org.hefu.verification;

/** A document was not searched; the code says why. */
public final class SearchRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Code {
        /** The document cannot be read. */
        DOCUMENT_UNREADABLE,
        /** The file is larger than is looked at. */
        FILE_TOO_LARGE,
        /** Searching was ended at the deadline. */
        SEARCH_TOOK_TOO_LONG,
        /** Searching was ended for its memory. */
        SEARCH_TOOK_TOO_MUCH_MEMORY
    }

    private final Code code;

    SearchRefusedException(Code code, String message) {
        super(message);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
