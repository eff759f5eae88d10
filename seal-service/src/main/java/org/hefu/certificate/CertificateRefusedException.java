package org.hefu.certificate;

/** A certificate that somebody brought does not serve; the code says why. */
public final class CertificateRefusedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Why; the names are published: add, never rename. */
    public enum Code {
        /** The file holds something else than certificates. */
        UNREADABLE,
        /** No certificate in the file is for the key. */
        OTHER_KEY,
        /** One in the file is neither for the key nor above the one that is. */
        STRAY_CERTIFICATE,
        /** Its key usage does not let it sign documents. */
        NOT_FOR_DOCUMENTS,
        /** It names another organization than the one whose seal it is. */
        OTHER_OWNER,
        /** No trust anchor is above it, or a certificate in between is missing. */
        NO_ISSUER,
        /** An algorithm, curve or key size on its path is not accepted. */
        KEY_NOT_ACCEPTED,
        /** A certificate of its path breaks basic constraints, or has a critical extension that is not understood. */
        CONSTRAINTS,
        NOT_YET_VALID,
        EXPIRED,
        /** The trust folder has no revocation list in force of an authority above it. */
        REVOCATION_UNKNOWN,
        REVOKED
    }

    private final Code code;

    public CertificateRefusedException(Code code, String message) {
        super(message);
        this.code = code;
    }

    public CertificateRefusedException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
