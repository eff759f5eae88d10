package org.hefu.seal.picture;

import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;

/** The oval seal; all measures are shares of half its height. */
final class OvalSeal {

    private static final double RING = 0.065;
    private static final double NAME_HEIGHT = 0.28;
    private static final double NAME_INSET = 0.255;
    private static final double NAME_PITCH = 1.5;
    private static final double NAME_SPAN = Math.toRadians(212);
    private static final double MIDDLE_HEIGHT = 0.23;
    private static final double FOOT_BELOW = 0.5;
    private static final double FOOT_HEIGHT = 0.24;
    private static final double CODE_INSET = 0.15;
    private static final double CODE_HEIGHT = 0.085;
    private static final double CODE_SPAN = Math.toRadians(70);

    private OvalSeal() {}

    static List<Mark> draw(SealDesign design) {
        double a = design.width() / 2;
        double b = design.height() / 2;
        double unit = Math.min(a, b);
        double line = unit * RING;
        List<Mark> marks = new ArrayList<>();
        marks.add(Mark.line(
                new Ellipse2D.Double(line / 2, line / 2, design.width() - line, design.height() - line), line));
        marks.addAll(new ArcText(
                        a,
                        b,
                        a - unit * NAME_INSET,
                        b - unit * NAME_INSET,
                        unit * NAME_HEIGHT,
                        NAME_SPAN,
                        NAME_PITCH,
                        true)
                .set(design.name()));
        marks.addAll(new LineText(a, b, unit * MIDDLE_HEIGHT, a * 1.14).set(design.middle()));
        boolean low = !design.middle().isEmpty();
        marks.addAll(new LineText(a, b + (low ? unit * FOOT_BELOW : unit * 0.15), unit * FOOT_HEIGHT, a * 1.1)
                .set(design.foot()));
        if (!design.code().isEmpty()) {
            marks.addAll(new ArcText(
                            a,
                            b,
                            a - unit * CODE_INSET,
                            b - unit * CODE_INSET,
                            unit * CODE_HEIGHT,
                            CODE_SPAN,
                            1.05,
                            false)
                    .set(design.code()));
        }
        return marks;
    }
}
