package org.hefu.signature.pdf;

/**
 * A seal across the edges of the pages (骑缝章): each page has a slice of it at its right edge, so that laid over each
 * other they show the seal, and a page that was exchanged shows. No slice is narrower than {@link #NARROWEST}; a document
 * with more pages than that allows has the seal several times over.
 *
 * @param top millimetres from the upper edge of the pages, as they are shown
 * @param width of the whole seal, millimetres
 * @param height millimetres
 */
public record Seam(float top, float width, float height, StampPicture picture) {

    /** Millimetres. */
    static final float NARROWEST = 4;

    public Seam {
        if (!(width >= 2 * NARROWEST && height > 0 && top >= 0)) {
            throw new IllegalArgumentException("A seal across page edges is at least " + 2 * NARROWEST
                    + " mm wide and lies on the page; got " + width);
        }
    }

    public Seam(float top, float width, float height, StampDrawing drawing) {
        this(top, width, height, (StampPicture) drawing);
    }

    /**
     * One page's share.
     *
     * @param index counted from 0
     * @param count in how many the seal is cut
     */
    public record Slice(int index, int count) {}

    /**
     * The share of a page of a document.
     *
     * @param page counted from 0
     */
    public Slice slice(int page, int pages) {
        int most = (int) Math.floor(width / NARROWEST);
        int seals = (pages + most - 1) / most;
        int seal = (int) ((long) page * seals / pages);
        int first = first(seal, seals, pages);
        return new Slice(page - first, first(seal + 1, seals, pages) - first);
    }

    private static int first(int seal, int seals, int pages) {
        return (int) (((long) seal * pages + seals - 1) / seals);
    }
}
