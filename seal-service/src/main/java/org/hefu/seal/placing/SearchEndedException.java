package org.hefu.seal.placing;

/** A document was not looked into to its end. */
public final class SearchEndedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Cause {
        /** It took too much time or memory; the document may be made to do harm. */
        TOO_COSTLY,
        /** Too many documents are being searched. */
        BUSY
    }

    private final Cause reason;

    public SearchEndedException(Cause reason, String message) {
        super(message);
        this.reason = reason;
    }

    public SearchEndedException(Cause reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Cause reason() {
        return reason;
    }
}
