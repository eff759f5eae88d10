package org.hefu.pdf;

import java.util.Map;
import java.util.OptionalInt;

/**
 * One cross-reference section with its trailer.
 *
 * @param offset where it starts
 * @param end just after its trailer, or after the object of a cross-reference stream
 */
record PdfSection(int offset, int end, PdfStructure structure, Map<Integer, PdfPlace> places) {

    PdfValue.Dictionary trailer() {
        return structure.dictionary();
    }

    OptionalInt previous() {
        return structure.index("Prev");
    }

    /** A cross-reference stream, not a table. */
    boolean isStream() {
        return trailer().name("Type").filter("XRef"::equals).isPresent();
    }
}
