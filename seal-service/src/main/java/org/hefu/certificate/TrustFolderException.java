package org.hefu.certificate;

/** The folder of trust anchors cannot be used; the message names the file and says why. */
public final class TrustFolderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TrustFolderException(String message, Throwable cause) {
        super(message, cause);
    }
}
