package org.hefu.pdf;

/** Where a cross-reference section says that an object is, ISO 32000-2, section 7.5.4 and 7.5.8. */
sealed interface PdfPlace {

    /** Nowhere: the number is free. */
    record Free() implements PdfPlace {}

    /** At a byte of the file. */
    record At(int offset, int generation) implements PdfPlace {}

    /** In an object stream. */
    record Within(int stream, int index) implements PdfPlace {}
}
