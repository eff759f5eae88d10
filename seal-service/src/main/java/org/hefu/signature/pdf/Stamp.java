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
}
