package org.hefu.signature.pdf;

/**
 * Where a visible signature stands on the paper.
 *
 * @param page counted from 1; -1 is the last page
 * @param left millimetres from the left edge of the page, as it is shown, to the stamp
 * @param top millimetres from the upper edge of the page, as it is shown, to the stamp
 * @param width millimetres
 * @param height millimetres
 */
public record Stamp(int page, float left, float top, float width, float height, StampPicture picture) {

    public Stamp {
        if (page == 0 || page < -1) {
            throw new IllegalArgumentException("Pages are counted from 1, and -1 is the last; got " + page);
        }
        if (!(width > 0 && height > 0 && left >= 0 && top >= 0)) {
            throw new IllegalArgumentException("A stamp has a size and lies on the page");
        }
    }

    public Stamp(int page, float left, float top, float width, float height, StampDrawing drawing) {
        this(page, left, top, width, height, (StampPicture) drawing);
    }

    /**
     * A stamp around a point, moved onto the page where it would reach over its upper or left edge.
     *
     * @param x millimetres from the left edge of the page
     * @param y millimetres from the upper edge of the page
     */
    public static Stamp centredOn(int page, float x, float y, float width, float height, StampPicture picture) {
        return new Stamp(page, Math.max(0, x - width / 2), Math.max(0, y - height / 2), width, height, picture);
    }
}
