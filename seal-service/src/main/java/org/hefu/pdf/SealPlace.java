package org.hefu.pdf;

import java.util.ArrayList;
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

    private static final float POINTS_A_MILLIMETRE = 72f / 25.4f;
    private static final int MOST_PAGES = 10_000;

    /** The place that a paper of ours names; empty for every other file. */
    public static Optional<SealPlace> in(PdfFile file) {
        PdfRevision revision = file.newest();
        PdfValue place = revision.resolve(
                revision.dictionary(revision.catalog().get("Dests")).get(DESTINATION));
        if (!(place instanceof PdfValue.Array array) || array.values().size() < 4) {
            return Optional.empty();
        }
        List<PdfValue> pages = new ArrayList<>();
        collect(revision, revision.catalog().get("Pages"), pages, 0);
        int page = pages.indexOf(array.values().getFirst());
        PdfValue box = page < 0
                ? PdfValue.NULL
                : revision.resolve(revision.dictionary(pages.get(page)).get("MediaBox"));
        if (!(box instanceof PdfValue.Array edges) || edges.values().size() != 4) {
            return Optional.empty();
        }
        float left = number(array.values().get(2)) - number(edges.values().get(0));
        float top = number(edges.values().get(3)) - number(array.values().get(3));
        return Optional.of(new SealPlace(page + 1, left / POINTS_A_MILLIMETRE, top / POINTS_A_MILLIMETRE));
    }

    private static void collect(PdfRevision revision, PdfValue node, List<PdfValue> pages, int depth) {
        PdfValue kids = revision.resolve(revision.dictionary(node).get("Kids"));
        if (kids instanceof PdfValue.Array array && depth < 20) {
            array.values().forEach(kid -> collect(revision, kid, pages, depth + 1));
        } else if (pages.size() < MOST_PAGES) {
            pages.add(node);
        }
    }

    private static float number(PdfValue value) {
        return value instanceof PdfValue.Numeric number ? Float.parseFloat(number.token()) : 0;
    }
}
