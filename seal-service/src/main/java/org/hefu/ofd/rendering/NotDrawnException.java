package org.hefu.ofd.rendering;

/** Something on a page cannot be drawn; the message says what, as in "a picture of type JB2". */
final class NotDrawnException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotDrawnException(String what) {
        super(what);
    }
}
