package org.hefu.verification.pdf;

import java.util.HashSet;
import java.util.Set;
import org.hefu.pdf.PdfPage;
import org.hefu.pdf.PdfRevision;
import org.hefu.pdf.PdfValue;

/**
 * How much of a page annotations take, on the pages that show them, whatever page they name themselves, and whether they
 * bring a picture or leave it to the reader to draw one. What cannot be measured takes the whole page.
 */
final class CoveredShare {

    /** A seal or a written name is smaller; what covers more of a page could hide it. Share of the page. */
    static final double LARGEST = 0.25;

    private final PdfRevision after;
    private final Set<Integer> marks;

    /**
     * @param marks numbers of annotations
     */
    CoveredShare(PdfRevision after, Set<Integer> marks) {
        this.after = after;
        this.marks = marks;
    }

    /** Do they take so much of one page together that they could hide what others signed? */
    boolean couldHide() {
        return !marks.isEmpty() && PdfPage.all(after).stream().anyMatch(page -> ofPage(page) > LARGEST);
    }

    /** 0 to 1, and above where they overlap or lie beside the page. */
    private double ofPage(PdfValue.Reference reference) {
        if (!(after.resolve(after.dictionary(reference).get("Annots")) instanceof PdfValue.Array annotations)) {
            return 0;
        }
        Set<PdfValue.Reference> shown = new HashSet<>();
        annotations.values().forEach(annotation -> {
            if (annotation instanceof PdfValue.Reference one && marks.contains(one.number())) {
                shown.add(one);
            }
        });
        if (shown.isEmpty()) {
            return 0;
        }
        PdfPage page = PdfPage.read(after, reference);
        double whole = (page.right() - page.left()) * (page.top() - page.bottom());
        if (whole <= 0 || !PdfPage.isMeasured(after, reference)) {
            return 1;
        }
        return shown.stream()
                        .map(after::dictionary)
                        .mapToDouble(mark -> area(mark, whole))
                        .sum()
                / whole;
    }

    private double area(PdfValue.Dictionary mark, double whole) {
        return mark.repeats()
                ? whole
                : Rectangle.read(after, mark.get("Rect")).map(Rectangle::area).orElse(whole);
    }
}
