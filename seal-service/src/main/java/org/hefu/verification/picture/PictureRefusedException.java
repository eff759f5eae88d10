package org.hefu.verification.picture;

/** No picture can be drawn; the code says why. */
public final class PictureRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. Published: add, never rename. */
    public enum Code {
        /** It is no document with pages. */
        NO_PAGES,
        /** There is no such page. */
        PAGE_UNKNOWN,
        /** There is no such signature, or it does not say what it covers. */
        SIGNATURE_UNKNOWN,
        /** The document cannot be read. */
        DOCUMENT_UNREADABLE,
        /** The file is larger than is looked at. */
        FILE_TOO_LARGE,
        /** Drawing was ended at the deadline. */
        DRAWING_TOOK_TOO_LONG,
        /** Drawing was ended for its memory. */
        DRAWING_TOOK_TOO_MUCH_MEMORY
    }

    private final Code code;

    public PictureRefusedException(Code code, String message) {
        super(message);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
