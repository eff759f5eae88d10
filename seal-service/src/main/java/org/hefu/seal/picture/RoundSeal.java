package org.hefu.seal.picture;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** The round seal of an office; all measures are shares of its radius. */
final class RoundSeal {

    private static final double RING = 0.055;
    private static final double NAME_MIDDLE = 0.745;
    private static final double NAME_HEIGHT = 0.29;
    private static final double NAME_PITCH = 1.5;
    private static final double NAME_SPAN = Math.toRadians(270);
    private static final double NAME_SPAN_OVER_FOOT = Math.toRadians(236);
    private static final double STAR = 0.33;
    private static final double FOOT_BELOW = 0.54;
    private static final double FOOT_HEIGHT = 0.19;
    private static final double FOOT_ROOM = 1.06;
    private static final double CODE_MIDDLE = 0.865;
    private static final double CODE_HEIGHT = 0.07;
    private static final double CODE_PITCH = 1.05;
    private static final double CODE_SPAN = Math.toRadians(80);

    private RoundSeal() {}

    static List<Mark> draw(SealDesign design) {
        double radius = design.width() / 2;
        List<Mark> marks = new ArrayList<>();
        double line = radius * RING;
        marks.add(Mark.line(
                new Ellipse2D.Double(line / 2, line / 2, design.width() - line, design.width() - line), line));
        if (design.star()) {
            marks.add(new Mark(star(radius, radius, radius * STAR), 0, true));
        }
        boolean free = design.foot().isEmpty();
        marks.addAll(arc(radius, NAME_MIDDLE, NAME_HEIGHT, free ? NAME_SPAN : NAME_SPAN_OVER_FOOT, NAME_PITCH, true)
                .set(design.name()));
        marks.addAll(new LineText(
                        radius,
                        design.star() ? radius * (1 + FOOT_BELOW) : radius,
                        radius * FOOT_HEIGHT,
                        radius * FOOT_ROOM)
                .set(design.foot()));
        if (!design.code().isEmpty()) {
            marks.addAll(arc(radius, CODE_MIDDLE, CODE_HEIGHT, CODE_SPAN, CODE_PITCH, false)
                    .set(design.code()));
        }
        return marks;
    }

    private static ArcText arc(double radius, double middle, double height, double span, double pitch, boolean upper) {
        return new ArcText(radius, radius, radius * middle, radius * middle, radius * height, span, pitch, upper);
    }

    private static Path2D star(double x, double y, double radius) {
        double inner = radius * Math.sin(Math.toRadians(18)) / Math.sin(Math.toRadians(54));
        Path2D star = new Path2D.Double();
        for (int corner = 0; corner < 10; corner++) {
            double angle = Math.toRadians(corner * 36 - 90);
            double distance = corner % 2 == 0 ? radius : inner;
            double cornerX = x + distance * Math.cos(angle);
            double cornerY = y + distance * Math.sin(angle);
            if (corner == 0) {
                star.moveTo(cornerX, cornerY);
            } else {
                star.lineTo(cornerX, cornerY);
            }
        }
        star.closePath();
        return star;
    }
}
