package org.hefu.verification.pdf;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hefu.pdf.PdfPage;
import org.hefu.pdf.PdfRevision;
import org.hefu.pdf.PdfValue;

/** How much of a page the pictures of annotations take, on the pages that show them, whatever page they name themselves. */
final class CoveredShare {

    private final PdfRevision after;
    private final Set<Integer> marks;

    /**
     * @param marks numbers of annotations
     */
    CoveredShare(PdfRevision after, Set<Integer> marks) {
        this.after = after;
        this.marks = marks;
    }

    /** The share of the page of which most is taken, 0 to 1 and above where they overlap; all pictures of a page count. */
    double largest() {
        return PdfPage.all(after).stream().mapToDouble(this::ofPage).max().orElse(0);
    }

    private double ofPage(PdfValue.Reference reference) {
        if (!(after.resolve(after.dictionary(reference).get("Annots")) instanceof PdfValue.Array annotations)) {
            return 0;
        }
        Set<Integer> shown = new HashSet<>();
        annotations.values().forEach(annotation -> {
            if (annotation instanceof PdfValue.Reference one && marks.contains(one.number())) {
                shown.add(one.number());
            }
        });
        if (shown.isEmpty()) {
            return 0;
        }
        PdfPage page = PdfPage.read(after, reference);
        double whole = (page.right() - page.left()) * (page.top() - page.bottom());
        double taken = shown.stream()
                .map(number -> after.dictionary(new PdfValue.Reference(number, 0)))
                .mapToDouble(mark -> area(mark, page))
                .sum();
        return whole > 0 ? taken / whole : 1;
    }

    private double area(PdfValue.Dictionary mark, PdfPage page) {
        if (mark.get("AP") instanceof PdfValue.Null) {
            return 0;
        }
        Optional<PdfPage.Place> place = PdfPage.Place.read(after, mark.get("Rect"), 0);
        return place.map(found -> length(found.left(), found.right(), page.left(), page.right())
                        * length(found.bottom(), found.top(), page.bottom(), page.top()))
                .orElse(0.0);
    }

    private static double length(double from, double to, double least, double most) {
        return Math.max(0, Math.min(to, most) - Math.max(from, least));
    }
}
