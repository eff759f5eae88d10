package org.hefu.container;

/** The bytes are no XML document that is read here; the message says why in a sentence. */
public final class XmlFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public XmlFormatException(String message) {
        super(message);
    }
}
