package org.hefu.seal;

import java.util.Optional;
import org.hefu.ledger.Receipt;
import org.jspecify.annotations.Nullable;

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
        /** The outside authority revoked the seal's certificate, or nobody trusts it any more. */
        CERTIFICATE_NOT_GOOD,
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
        /** Who asked has no active account any more. */
        ACCOUNT_INACTIVE,
        /** There is no such request that the actor may decide on or use. */
        REQUEST_UNKNOWN,
        /** The request was decided on, used, or its time is over. */
        REQUEST_CLOSED,
        /** The keyword is not in the document, or the page is not. */
        PLACE_NOT_FOUND,
        /** At the place that was asked for, the seal would stick out of the page. */
        PLACE_OFF_PAGE,
        /** The document cannot be signed, for none of the reasons that have a code of their own. */
        DOCUMENT_NOT_SEALABLE,
        /** The file has no content. */
        DOCUMENT_EMPTY,
        /** The file is neither PDF nor OFD. */
        DOCUMENT_OF_OTHER_FORMAT,
        /** Its structure cannot be followed. */
        DOCUMENT_DAMAGED,
        DOCUMENT_ENCRYPTED,
        /** An earlier signature forbids every later one. */
        DOCUMENT_LOCKED,
        DOCUMENT_TOO_LARGE,
        /** It was changed after an earlier signature, or that signature is broken: a new one would dress it up. */
        DOCUMENT_ALTERED,
        /** The file is not of the kind that the form signs. */
        CONTENT_UNFIT,
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
    private final @Nullable String bounds;
    private final transient @Nullable Receipt receipt;

    public SealUseRefusedException(Code code, String message) {
        this(code, message, null, null, null);
    }

    public SealUseRefusedException(Code code, String message, Throwable cause) {
        this(code, message, cause, null, null);
    }

    private SealUseRefusedException(
            Code code, String message, @Nullable Throwable cause, @Nullable String bounds, @Nullable Receipt receipt) {
        super(message, cause);
        this.code = code;
        this.bounds = bounds;
        this.receipt = receipt;
    }

    /** What would have been taken, in figures that need no language, as in {@code left ≤ 168}. */
    static SealUseRefusedException beyond(Code code, String message, String bounds) {
        return new SealUseRefusedException(code, message, null, bounds, null);
    }

    /** The same, with the proof that it is on the ledger. */
    SealUseRefusedException recorded(Receipt proof) {
        return new SealUseRefusedException(code, String.valueOf(getMessage()), this, bounds, proof);
    }

    public Code code() {
        return code;
    }

    /** What would have been taken, in figures; empty if figures do not say it. */
    public Optional<String> bounds() {
        return Optional.ofNullable(bounds);
    }

    /** Proof that the refusal is on the ledger; empty for one that is not recorded. */
    public Optional<Receipt> receipt() {
        return Optional.ofNullable(receipt);
    }
}
