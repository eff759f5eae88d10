package org.hefu.verification;

/** Every worker is busy and stayed so; the same document may be sent again in a while. */
public final class VerificationBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    VerificationBusyException() {
        super("Every worker is busy verifying other documents");
    }
}
