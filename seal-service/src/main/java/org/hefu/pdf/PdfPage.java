package org.hefu.pdf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A page as readers show it: turned by its rotation, cut to its crop box, in the size of its user unit. ISO 32000-2,
 * section 7.7.3.3.
 *
 * @param reference where its dictionary is
 * @param left edge of the part that is shown, in the page's own coordinates; so are the other three
 * @param rotation degrees clockwise: 0, 90, 180 or 270
 * @param userUnit size of its unit, in 1/72 inch
 */
public record PdfPage(
        PdfValue.Reference reference,
        PdfValue.Dictionary dictionary,
        double left,
        double bottom,
        double right,
        double top,
        int rotation,
        double userUnit) {

    private static final double POINTS_A_MILLIMETRE = 72 / 25.4;
    private static final int MOST_PAGES = 100_000;
    private static final int MOST_DEPTH = 50;
    private static final double[] A4 = {0, 0, 595.28, 841.89};

    /**
     * A rectangle in the coordinates of a page.
     *
     * @param rotation of the page, for what has to stand upright in it
     */
    public record Place(double left, double bottom, double right, double top, int rotation) {

        /** The rectangle of an annotation; empty if it has no extent. */
        public static Optional<Place> read(PdfRevision revision, PdfValue rectangle, int rotation) {
            double[] edges = box(revision, revision.resolve(rectangle), new double[0]);
            return edges.length == 0
                    ? Optional.empty()
                    : Optional.of(new Place(edges[0], edges[1], edges[2], edges[3], rotation));
        }

        public PdfValue.Array toArray() {
            return PdfValue.Array.of(PdfValue.of(left), PdfValue.of(bottom), PdfValue.of(right), PdfValue.of(top));
        }
    }

    /**
     * The pages of a document in their order.
     *
     * @throws PdfFormatException if their tree has a loop, or holds too many
     */
    public static List<PdfValue.Reference> all(PdfRevision revision) {
        List<PdfValue.Reference> pages = new ArrayList<>();
        collect(revision, revision.catalog().get("Pages"), pages, new HashSet<>(), 0);
        return pages;
    }

    private static void collect(
            PdfRevision revision,
            PdfValue node,
            List<PdfValue.Reference> pages,
            Set<PdfValue.Reference> seen,
            int depth) {
        if (!(node instanceof PdfValue.Reference reference)) {
            return;
        }
        if (!seen.add(reference) || depth > MOST_DEPTH || seen.size() > 2 * MOST_PAGES) {
            throw new PdfFormatException("The tree of pages goes round in a circle, or is too large");
        }
        PdfValue.Dictionary dictionary = revision.dictionary(node);
        if (revision.resolve(dictionary.get("Kids")) instanceof PdfValue.Array kids) {
            kids.values().forEach(kid -> collect(revision, kid, pages, seen, depth + 1));
        } else if (!dictionary.entries().isEmpty()) {
            pages.add(reference);
        }
    }

    public static PdfPage read(PdfRevision revision, PdfValue.Reference reference) {
        PdfValue.Dictionary dictionary = revision.dictionary(reference);
        double[] media = box(revision, inherited(revision, dictionary, "MediaBox"), A4);
        double[] crop = box(revision, inherited(revision, dictionary, "CropBox"), media);
        double[] shown = {
            Math.max(media[0], crop[0]),
            Math.max(media[1], crop[1]),
            Math.min(media[2], crop[2]),
            Math.min(media[3], crop[3])
        };
        boolean nothing = shown[0] >= shown[2] || shown[1] >= shown[3];
        double[] box = nothing ? media : shown;
        double unit = number(revision.resolve(dictionary.get("UserUnit")), 1);
        int rotation = (int) number(inherited(revision, dictionary, "Rotate"), 0);
        return new PdfPage(
                reference,
                dictionary,
                box[0],
                box[1],
                box[2],
                box[3],
                Math.floorMod(rotation - rotation % 90, 360),
                unit > 0 ? unit : 1);
    }

    /** Is it said of a page in so many numbers how large it is, so that all readers agree about it? */
    public static boolean isMeasured(PdfRevision revision, PdfValue.Reference reference) {
        PdfValue.Dictionary page = revision.dictionary(reference);
        PdfValue crop = inherited(revision, page, "CropBox");
        return !page.repeats()
                && isBox(revision, inherited(revision, page, "MediaBox"))
                && (crop instanceof PdfValue.Null || isBox(revision, crop));
    }

    private static boolean isBox(PdfRevision revision, PdfValue value) {
        return box(revision, value, new double[0]).length > 0
                && value instanceof PdfValue.Array array
                && array.values().stream().map(revision::resolve).allMatch(PdfValue.Numeric.class::isInstance);
    }

    /** A page may have it from the nodes above it (section 7.7.3.4). */
    private static PdfValue inherited(PdfRevision revision, PdfValue.Dictionary page, String key) {
        PdfValue.Dictionary node = page;
        for (int depth = 0; depth < MOST_DEPTH; depth++) {
            PdfValue value = revision.resolve(node.get(key));
            if (!(value instanceof PdfValue.Null)) {
                return value;
            }
            node = revision.dictionary(node.get("Parent"));
        }
        return PdfValue.NULL;
    }

    private static double[] box(PdfRevision revision, PdfValue value, double[] otherwise) {
        if (!(value instanceof PdfValue.Array array) || array.values().size() != 4) {
            return otherwise;
        }
        double[] edges = array.values().stream()
                .map(revision::resolve)
                .mapToDouble(edge -> number(edge, 0))
                .toArray();
        double[] box = {
            Math.min(edges[0], edges[2]),
            Math.min(edges[1], edges[3]),
            Math.max(edges[0], edges[2]),
            Math.max(edges[1], edges[3])
        };
        return box[0] < box[2] && box[1] < box[3] ? box : otherwise;
    }

    private static double number(PdfValue value, double otherwise) {
        return value instanceof PdfValue.Numeric number ? Double.parseDouble(number.token()) : otherwise;
    }

    /** Millimetres, as shown. */
    public double width() {
        return millimetres(rotation % 180 == 0 ? right - left : top - bottom);
    }

    /** Millimetres, as shown. */
    public double height() {
        return millimetres(rotation % 180 == 0 ? top - bottom : right - left);
    }

    private double millimetres(double units) {
        return units * userUnit / POINTS_A_MILLIMETRE;
    }

    /** A length in units of the page. */
    public double units(double millimetres) {
        return millimetres * POINTS_A_MILLIMETRE / userUnit;
    }

    /**
     * A rectangle of the page as it is shown, in its own coordinates.
     *
     * @param fromLeft millimetres from the left edge that is shown
     * @param fromTop millimetres from the upper edge that is shown
     * @param wide millimetres
     * @param high millimetres
     */
    public Place place(double fromLeft, double fromTop, double wide, double high) {
        double[] one = point(units(fromLeft), units(fromTop));
        double[] other = point(units(fromLeft + wide), units(fromTop + high));
        return new Place(
                Math.min(one[0], other[0]),
                Math.min(one[1], other[1]),
                Math.max(one[0], other[0]),
                Math.max(one[1], other[1]),
                rotation);
    }

    private double[] point(double fromLeft, double fromTop) {
        return switch (rotation) {
            case 90 -> new double[] {left + fromTop, bottom + fromLeft};
            case 180 -> new double[] {right - fromLeft, bottom + fromTop};
            case 270 -> new double[] {right - fromTop, top - fromLeft};
            default -> new double[] {left + fromLeft, top - fromTop};
        };
    }

    /** How far from the left edge that is shown, in millimetres, a point in the page's own coordinates lies. */
    double fromLeft(double x, double y) {
        return millimetres(
                switch (rotation) {
                    case 90 -> y - bottom;
                    case 180 -> right - x;
                    case 270 -> top - y;
                    default -> x - left;
                });
    }

    /** How far from the upper edge that is shown, in millimetres, a point in the page's own coordinates lies. */
    double fromTop(double x, double y) {
        return millimetres(
                switch (rotation) {
                    case 90 -> x - left;
                    case 180 -> y - bottom;
                    case 270 -> right - x;
                    default -> top - y;
                });
    }
}
