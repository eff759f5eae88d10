package org.hefu.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutlinesTest {

    /** Writes down where it goes. */
    private static final class Noted implements Outlines.Pen {

        private final List<String> steps = new ArrayList<>();

        @Override
        public void moveTo(double x, double y) {
            steps.add("M " + x + " " + y);
        }

        @Override
        public void lineTo(double x, double y) {
            steps.add("L " + x + " " + y);
        }

        @Override
        public void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
            steps.add("C " + x1 + " " + y1 + " " + x2 + " " + y2 + " " + x + " " + y);
        }

        @Override
        public void closePath() {
            steps.add("Z");
        }
    }

    /** The control points of the third degree lie two thirds of the way from the ends to that of the second. */
    @Test
    void everyStepIsTakenAndACurveOfTheSecondDegreeBecomesOneOfTheThird() {
        Path2D path = new Path2D.Double();
        path.moveTo(3, 6);
        path.lineTo(0, 0);
        path.quadTo(3, 6, 6, 0);
        path.curveTo(7, 1, 8, 2, 9, 3);
        path.quadTo(12, 9, 15, 3);
        path.closePath();

        Noted pen = new Noted();
        Outlines.walk(path, pen);

        assertThat(pen.steps)
                .containsExactly(
                        "M 3.0 6.0",
                        "L 0.0 0.0",
                        "C 2.0 4.0 4.0 4.0 6.0 0.0",
                        "C 7.0 1.0 8.0 2.0 9.0 3.0",
                        "C 11.0 7.0 13.0 7.0 15.0 3.0",
                        "Z");
    }
}
