package org.hefu.signature.pdf;

import org.hefu.pdf.PdfFormatException;
import org.hefu.pdf.PdfRevision;
import org.hefu.pdf.PdfValue;

/** Dictionaries of the document that a signature has to change. */
final class Changed {

    private Changed() {}

    /**
     * @throws PdfFormatException if it is none, or has a name twice, so that readers may differ about it
     */
    static PdfValue.Dictionary dictionary(PdfRevision revision, PdfValue value) {
        if (!(revision.resolve(value) instanceof PdfValue.Dictionary dictionary) || dictionary.repeats()) {
            throw new PdfFormatException("A dictionary that has to be changed is missing or malformed");
        }
        return dictionary;
    }
}
