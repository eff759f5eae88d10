package org.hefu.seal.picture;

import java.awt.Shape;
import java.awt.geom.Path2D;

/**
 * One thing that is drawn, in millimetres from the upper left corner of the picture, y downwards.
 *
 * @param outline width of a line along the path, with round joins; 0 for none
 * @param filled within, by the non-zero winding rule
 */
record Mark(Path2D path, double outline, boolean filled) {

    static Mark line(Shape shape, double width) {
        return new Mark(new Path2D.Double(shape), width, false);
    }

    /** A shape made a little bolder on all sides. */
    static Mark bold(Shape shape, double outline) {
        return new Mark(new Path2D.Double(shape), outline, true);
    }
}
