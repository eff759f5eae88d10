package org.hefu.verification.pdf;

import java.util.List;
import java.util.Optional;
import org.hefu.pdf.PdfRevision;
import org.hefu.pdf.PdfValue;

/** A rectangle that is written as all readers understand it: four numbers. ISO 32000-2, section 7.9.5; units of the page. */
record Rectangle(double left, double bottom, double right, double top) {

    /** Empty if it is written in any other way, so that readers may differ about it. */
    static Optional<Rectangle> read(PdfRevision revision, PdfValue value) {
        if (!(revision.resolve(value) instanceof PdfValue.Array array)
                || array.values().size() != 4
                || !array.values().stream().map(revision::resolve).allMatch(PdfValue.Numeric.class::isInstance)) {
            return Optional.empty();
        }
        List<Double> edges = array.values().stream()
                .map(edge -> Double.parseDouble(((PdfValue.Numeric) revision.resolve(edge)).token()))
                .toList();
        return Optional.of(new Rectangle(
                Math.min(edges.get(0), edges.get(2)),
                Math.min(edges.get(1), edges.get(3)),
                Math.max(edges.get(0), edges.get(2)),
                Math.max(edges.get(1), edges.get(3))));
    }

    double width() {
        return right - left;
    }

    double height() {
        return top - bottom;
    }

    double area() {
        return width() * height();
    }

    boolean isPoint() {
        return width() == 0 && height() == 0;
    }
}
