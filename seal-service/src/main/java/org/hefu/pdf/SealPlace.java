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
    private static final float MARGIN = 25;
    private static final int MOST_PAGES = 10_000;
    private static final int MOST_DEPTH = 20;

    /** The place that a paper of ours names; empty for every other file. */
    public static Optional<SealPlace> in(PdfFile file) {
        PdfRevision revision = file.newest();
        PdfValue place = revision.resolve(
                revision.dictionary(revision.catalog().get("Dests")).get(DESTINATION));
        if (!(place instanceof PdfValue.Array array) || array.values().size() < 4) {
            return Optional.empty();
        }
        List<PdfValue> pages = pages(revision);
        int page = pages.indexOf(array.values().getFirst());
        if (page < 0) {
            return Optional.empty();
        }
        List<Float> box = box(revision, pages.get(page));
        float left = number(array.values().get(2)) - box.get(0);
        float top = box.get(3) - number(array.values().get(3));
        return Optional.of(new SealPlace(
                page + 1, Math.max(0, left / POINTS_A_MILLIMETRE), Math.max(0, top / POINTS_A_MILLIMETRE)));
    }

    /** Near the lower right corner of the last page. */
    public static SealPlace lowerRight(PdfFile file) {
        PdfRevision revision = file.newest();
        List<PdfValue> pages = pages(revision);
        List<Float> box = box(revision, pages.getLast());
        float width = (box.get(2) - box.get(0)) / POINTS_A_MILLIMETRE;
        float height = (box.get(3) - box.get(1)) / POINTS_A_MILLIMETRE;
        return new SealPlace(pages.size(), Math.max(0, width - MARGIN - SIDE), Math.max(0, height - MARGIN - SIDE));
    }

    private static List<PdfValue> pages(PdfRevision revision) {
        List<PdfValue> pages = new ArrayList<>();
        collect(revision, revision.catalog().get("Pages"), pages, 0);
        return pages;
    }

    /** The page's edges, which it may have from the nodes above it (ISO 32000-2, section 7.7.3.4); else those of A4. */
    private static List<Float> box(PdfRevision revision, PdfValue page) {
        PdfValue.Dictionary node = revision.dictionary(page);
        for (int depth = 0; depth < MOST_DEPTH; depth++) {
            if (revision.resolve(node.get("MediaBox")) instanceof PdfValue.Array edges
                    && edges.values().size() == 4) {
                return edges.values().stream().map(SealPlace::number).toList();
            }
            node = revision.dictionary(node.get("Parent"));
        }
        return List.of(0f, 0f, 595.28f, 841.89f);
    }

    private static void collect(PdfRevision revision, PdfValue node, List<PdfValue> pages, int depth) {
        PdfValue kids = revision.resolve(revision.dictionary(node).get("Kids"));
        if (kids instanceof PdfValue.Array array && depth < MOST_DEPTH) {
            array.values().forEach(kid -> collect(revision, kid, pages, depth + 1));
        } else if (pages.size() < MOST_PAGES) {
            pages.add(node);
        }
    }

    private static float number(PdfValue value) {
        return value instanceof PdfValue.Numeric number ? Float.parseFloat(number.token()) : 0;
    }
}
