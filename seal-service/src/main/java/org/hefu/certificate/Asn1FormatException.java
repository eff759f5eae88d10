package org.hefu.certificate;

/** Bytes that claim to be an ASN.1 structure of a known kind are not one; the message says what is wrong. */
public final class Asn1FormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Asn1FormatException(String message) {
        super(message);
    }

    public Asn1FormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
