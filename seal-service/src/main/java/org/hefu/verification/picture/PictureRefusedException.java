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
        DOCUMENT_UNREADABLE
    }

    private final Code code;

    PictureRefusedException(Code code, String message) {
        super(message);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
