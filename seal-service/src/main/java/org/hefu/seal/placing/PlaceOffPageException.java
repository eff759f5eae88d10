package org.hefu.seal.placing;

/** At the place that was asked for, the seal would stick out of the page. */
public final class PlaceOffPageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String bounds;

    /**
     * @param width of the page, millimetres, as all of these
     * @param sealWidth at most {@code width}
     */
    PlaceOffPageException(double width, double height, double sealWidth, double sealHeight) {
        super("The page is " + width + " × " + height + " mm, the seal " + sealWidth + " × " + sealHeight);
        this.bounds = "left ≤ " + most(width, sealWidth) + ", top ≤ " + most(height, sealHeight);
    }

    /** Half a millimetre less than fits, at most: what is told is taken. */
    private static double most(double side, double seal) {
        return Math.floor(Math.max(0, side - seal) * 2) / 2;
    }

    /** The farthest place that fits, as in {@code left ≤ 168.0, top ≤ 255.0}. */
    public String bounds() {
        return bounds;
    }

    /**
     * @throws PlaceOffPageException if a seal does not fit there; one that is larger than the page fits at its corner
     */
    static void requireOn(double left, double top, double width, double height, double sealWidth, double sealHeight) {
        // Pages are measured in points: a millimetre may miss by the last digits.
        double slack = 0.01;
        if (left > Math.max(0, width - sealWidth) + slack || top > Math.max(0, height - sealHeight) + slack) {
            throw new PlaceOffPageException(width, height, sealWidth, sealHeight);
        }
    }
}
