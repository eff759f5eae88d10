package org.hefu.verification.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Something that a signature covers.
 *
 * @param name of a file, the range of bytes ({@code 0-1023}, both included), the number of a page or of a signature,
 *     counted from 1, or the path of a part; empty where there is only one
 */
@JsonPropertyOrder({"kind", "name"})
public record Covered(Kind kind, String name) {

    /** What it is; published: add, never rename. */
    public enum Kind {
        /** Bytes of the file that was verified. */
        BYTES,
        PAGE,
        /** A file inside a container, or one that came along. */
        FILE,
        /** The whole document around the signature. */
        DOCUMENT,
        /** What the signature carries inside itself. */
        CONTENT,
        /** Another signature of the same file. */
        SIGNATURE
    }
}
