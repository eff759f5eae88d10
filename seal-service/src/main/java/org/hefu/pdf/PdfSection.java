package org.hefu.pdf;

import java.util.Map;
import java.util.OptionalInt;

/**
 * One cross-reference section with its trailer.
 *
 * @param offset where it starts
 * @param end just after its trailer, or after the object of a cross-reference stream
 */
record PdfSection(int offset, int end, PdfValue.Dictionary trailer, Map<Integer, PdfPlace> places) {

    OptionalInt previous() {
        return trailer.index("Prev");
    }
}
