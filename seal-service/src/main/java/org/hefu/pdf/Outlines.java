package org.hefu.pdf;

import java.awt.Shape;
import java.awt.geom.PathIterator;

/** Walks along the outlines of shapes; curves of the second degree become the same curves of the third. */
public final class Outlines {

    private Outlines() {}

    /** Is told where the pen goes. */
    public interface Pen {
        void moveTo(double x, double y);

        void lineTo(double x, double y);

        void curveTo(double x1, double y1, double x2, double y2, double x, double y);

        void closePath();
    }

    public static void walk(Shape shape, Pen pen) {
        double[] point = new double[6];
        double fromX = 0;
        double fromY = 0;
        for (PathIterator step = shape.getPathIterator(null); !step.isDone(); step.next()) {
            int kind = step.currentSegment(point);
            switch (kind) {
                case PathIterator.SEG_MOVETO -> pen.moveTo(point[0], point[1]);
                case PathIterator.SEG_LINETO -> pen.lineTo(point[0], point[1]);
                case PathIterator.SEG_QUADTO ->
                    pen.curveTo(
                            fromX + (point[0] - fromX) * 2 / 3,
                            fromY + (point[1] - fromY) * 2 / 3,
                            point[2] + (point[0] - point[2]) * 2 / 3,
                            point[3] + (point[1] - point[3]) * 2 / 3,
                            point[2],
                            point[3]);
                case PathIterator.SEG_CUBICTO ->
                    pen.curveTo(point[0], point[1], point[2], point[3], point[4], point[5]);
                default -> pen.closePath();
            }
            int last = kind == PathIterator.SEG_CUBICTO ? 4 : kind == PathIterator.SEG_QUADTO ? 2 : 0;
            if (kind != PathIterator.SEG_CLOSE) {
                fromX = point[last];
                fromY = point[last + 1];
            }
        }
    }
}
