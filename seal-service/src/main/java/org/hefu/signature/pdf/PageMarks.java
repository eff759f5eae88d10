package org.hefu.signature.pdf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hefu.pdf.PdfPage;
import org.hefu.pdf.PdfRevision;
import org.hefu.pdf.PdfUpdate;
import org.hefu.pdf.PdfValue;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.SigningRefusedException.Code;

/** The annotations that a signature adds to pages, ISO 32000-2, section 12.5. */
final class PageMarks {

    private final PdfUpdate update;
    private final PdfRevision before;
    private final List<PdfValue.Reference> pages;
    private final Map<PdfValue.Reference, List<PdfValue.Reference>> added = new LinkedHashMap<>();

    PageMarks(PdfUpdate update) {
        this.update = update;
        this.before = update.before();
        this.pages = PdfPage.all(before);
        if (pages.isEmpty()) {
            throw new SigningRefusedException(Code.PDF_UNREADABLE, "The document has no pages");
        }
    }

    int count() {
        return pages.size();
    }

    /**
     * @param number counted from 1; -1 is the last
     */
    PdfPage page(int number) {
        int place = number == -1 ? pages.size() : number;
        if (place > pages.size()) {
            throw new SigningRefusedException(
                    Code.PAGE_MISSING,
                    "The document has " + pages.size() + " pages; the stamp should go on page " + place);
        }
        return PdfPage.read(before, pages.get(place - 1));
    }

    void add(PdfValue.Reference page, PdfValue.Reference annotation) {
        added.computeIfAbsent(page, any -> new ArrayList<>()).add(annotation);
    }

    /** Writes the lists of annotations, or the pages that hold them. */
    void write() {
        added.forEach((page, annotations) -> {
            PdfValue.Dictionary dictionary = Changed.dictionary(before, page);
            PdfValue list = dictionary.get("Annots");
            PdfValue.Array longer = before.resolve(list) instanceof PdfValue.Array array ? array : PdfValue.Array.of();
            for (PdfValue.Reference annotation : annotations) {
                longer = longer.with(annotation);
            }
            if (list instanceof PdfValue.Reference elsewhere && before.resolve(list) instanceof PdfValue.Array) {
                update.put(elsewhere, longer);
            } else {
                update.put(page, dictionary.with("Annots", longer));
            }
        });
    }
}
