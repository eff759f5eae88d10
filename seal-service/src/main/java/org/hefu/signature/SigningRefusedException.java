package org.hefu.signature;

/** This document cannot be signed; the code is stable, the message says why in a sentence. */
public final class SigningRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why; the names are published: add, never rename. */
    public enum Code {
        /** The bytes are no PDF, or one whose structure is damaged. */
        PDF_UNREADABLE,
        /** The document is encrypted: nobody could verify the signature without its password. */
        PDF_ENCRYPTED,
        /** An earlier certification forbids every later change, signatures included. */
        PDF_LOCKED,
        /** The stamp's page is not in the document. */
        PAGE_MISSING,
        /** There is no signature field of the name that was asked for. */
        FIELD_MISSING,
        /** The field is signed already. */
        FIELD_TAKEN,
        /** An earlier signature locks the field. */
        FIELD_LOCKED,
        /** The field demands a kind of signature that is not written here. */
        FIELD_DEMANDS,
        /** Only the first signature of a document may certify it. */
        CERTIFICATION_LATE,
        /** The level asks for a time-stamp, and none could be had. */
        TIMESTAMP_MISSING,
        /** What proves the signature for the long term is not at hand. */
        PROOFS_MISSING,
        /** The bytes are no signed message. */
        CMS_UNREADABLE,
        /** The signature that is to be countersigned is not there. */
        SIGNATURE_MISSING,
        /** The format has no name for this algorithm. */
        ALGORITHM_UNKNOWN,
        /** The bytes are no XML, JSON or container that can be signed. */
        CONTENT_UNREADABLE,
        /** The bytes are no OFD file, or one whose structure is damaged. */
        OFD_UNREADABLE,
        /** An earlier signature forbids every later change, signatures included. */
        OFD_LOCKED,
        /** The word that the seal should stand on is not in the document. */
        KEYWORD_MISSING,
        /** The seal does not list the certificate of who signs, or is of a kind that is not signed with. */
        SEAL_MISMATCH
    }

    private final Code code;

    public SigningRefusedException(Code code, String message) {
        super(message);
        this.code = code;
    }

    public SigningRefusedException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
