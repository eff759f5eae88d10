package org.hefu.seal.picture;

/** The outlines that seals have. */
public enum SealShape {
    /** Official seals and seals for one purpose: ring, star, name on the arc. */
    ROUND,
    /** Seals for one purpose, such as those for invoices: ring, name on the arc, a line in the middle. */
    OVAL,
    /** Working stamps: frame and lines of text. */
    RECTANGLE,
    /** Seals of persons: frame, characters in columns from right to left. */
    NAME
}
