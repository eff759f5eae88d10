package org.hefu.pdf;

import java.util.List;
import java.util.Optional;

/**
 * Where on a paper its seal belongs.
 *
 * @param page counted from 1
 * @param left millimetres from the left edge
 * @param top millimetres from the upper edge
 */
public record SealPlace(int page, float left, float top) {

    /** Diameter of a round seal of a county or city department, millimetres. */
    public static final float SIDE = 42;

    /** The name under which a paper keeps the place (ISO 32000-2, section 12.3.2.4). */
    static final String DESTINATION = "hefu-seal";

    private static final float MARGIN = 25;

    /** The place that a paper of ours names; empty for every other file. */
    public static Optional<SealPlace> in(PdfFile file) {
        PdfRevision revision = file.newest();
        PdfValue place = revision.resolve(
                revision.dictionary(revision.catalog().get("Dests")).get(DESTINATION));
        if (!(place instanceof PdfValue.Array array) || array.values().size() < 4) {
            return Optional.empty();
        }
        List<PdfValue.Reference> pages = PdfPage.all(revision);
        int number = pages.indexOf(array.values().getFirst());
        if (number < 0) {
            return Optional.empty();
        }
        PdfPage page = PdfPage.read(revision, pages.get(number));
        double x = number(array.values().get(2));
        double y = number(array.values().get(3));
        return Optional.of(new SealPlace(number + 1, notBefore(page.fromLeft(x, y)), notBefore(page.fromTop(x, y))));
    }

    /** Near the lower right corner of the last page. */
    public static SealPlace lowerRight(PdfFile file) {
        List<PdfValue.Reference> pages = PdfPage.all(file.newest());
        if (pages.isEmpty()) {
            throw new PdfFormatException("The document has no pages");
        }
        PdfPage page = PdfPage.read(file.newest(), pages.getLast());
        return new SealPlace(
                pages.size(), notBefore(page.width() - MARGIN - SIDE), notBefore(page.height() - MARGIN - SIDE));
    }

    private static float notBefore(double millimetres) {
        return (float) Math.max(0, millimetres);
    }

    private static double number(PdfValue value) {
        return value instanceof PdfValue.Numeric number ? Double.parseDouble(number.token()) : 0;
    }
}
