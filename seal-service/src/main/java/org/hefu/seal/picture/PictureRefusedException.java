package org.hefu.seal.picture;

/** A picture that no seal can have; the code is stable, the message says why in a sentence. */
public final class PictureRefusedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Why; the names are published: add, never rename. */
    public enum Code {
        /** A side is too short or too long. */
        SIZE,
        /** The colour is not written as {@code #RRGGBB}. */
        COLOUR,
        /** A text is missing, too long, or of the wrong form. */
        TEXT,
        /** A character is not in the font that seals are drawn with. */
        CHARACTER_MISSING,
        /** The resolution is too low or too high. */
        RESOLUTION,
        /** The file is neither PNG nor JPEG. */
        FORMAT,
        /** SVG may hold scripts and other documents: it is not taken from outside. */
        SVG,
        /** The file has too many bytes or pixels, or too few. */
        LIMITS,
        /** The file says that it is a picture and cannot be decoded. */
        DAMAGED
    }

    private final Code code;

    PictureRefusedException(Code code, String message) {
        super(message);
        this.code = code;
    }

    PictureRefusedException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
