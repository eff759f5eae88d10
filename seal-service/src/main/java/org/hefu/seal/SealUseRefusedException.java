package org.hefu.seal;

/** A seal was not set, because it may not be, or because the document cannot take it. The refusal is on the ledger. */
public final class SealUseRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why; the names are published: add, never rename. */
    public enum Code {
        SEAL_UNKNOWN,
        SEAL_SUSPENDED,
        SEAL_REVOKED,
        /** Before the seal became valid, or after it ended. */
        SEAL_OUT_OF_TIME,
        /** Nobody ever allowed this seal on this kind of document for this purpose. */
        NO_AUTHORITY,
        /** Somebody did, and that time is over or has not begun. */
        AUTHORITY_OUT_OF_TIME,
        /** Somebody did, and took it back. */
        AUTHORITY_REVOKED,
        /** As many documents were sealed, today or in all, as the authority allows. */
        AUTHORITY_USED_UP,
        /** The authority asks for a second person, who has not agreed. */
        SECOND_PERSON_NEEDED,
        /** There is no such request that the actor may decide on or use. */
        REQUEST_UNKNOWN,
        /** The request was decided on, used, or its time is over. */
        REQUEST_CLOSED,
        /** The keyword is not in the document, or the page is not. */
        PLACE_NOT_FOUND,
        /** The document itself cannot be signed: it is damaged, encrypted or locked. */
        DOCUMENT_NOT_SEALABLE,
        /** No time-stamp is to be had now, and the level asks for one. */
        TIME_UNAVAILABLE,
        /** The format has no such level, or what proves it is not at hand. */
        LEVEL_UNAVAILABLE,
        /** Another signature is there before, or the format has no such certification. */
        CERTIFICATION_REFUSED,
        /** The document has no such signature field that is empty and open. */
        FIELD_UNAVAILABLE,
        /** The form has no name for the seal's algorithm. */
        FORM_UNAVAILABLE,
        /** Looking for the place in it took too much time or memory; it may be made to do harm. */
        DOCUMENT_TOO_COSTLY,
        /** Too many documents are being looked into. */
        WORKERS_BUSY,
        /** The format takes no second signature, or the first one lets nothing follow. */
        SECOND_SIGNATURE_REFUSED
    }

    private final Code code;

    public SealUseRefusedException(Code code, String message) {
        super(message);
        this.code = code;
    }

    public SealUseRefusedException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
