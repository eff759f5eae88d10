package org.hefu.seal.picture;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The rectangular stamp: a frame, and up to four lines. */
final class RectangularSeal {

    private static final double FRAME = 0.045;
    private static final double MARGIN = 0.1;
    private static final double LEADING = 1.42;
    private static final double TALLEST = 0.3;
    private static final double CODE = 0.5;

    private RectangularSeal() {}

    static List<Mark> draw(SealDesign design) {
        double unit = Math.min(design.width(), design.height());
        double line = unit * FRAME;
        List<Mark> marks = new ArrayList<>();
        marks.add(Mark.line(
                new Rectangle2D.Double(line / 2, line / 2, design.width() - line, design.height() - line), line));
        double room = design.width() - 2 * (line + unit * MARGIN);
        double tall = design.height() - 2 * (line + unit * MARGIN);
        List<String> lines = Stream.of(design.name(), design.middle(), design.foot())
                .filter(text -> !text.isEmpty())
                .toList();
        double shares = lines.size() + (design.code().isEmpty() ? 0 : CODE);
        double height = Math.min(tall / (shares * LEADING - (LEADING - 1)), design.height() * TALLEST);
        double used = height * (shares * LEADING - (LEADING - 1));
        double top = (design.height() - used) / 2;
        for (String text : lines) {
            marks.addAll(new LineText(design.width() / 2, top + height / 2, height, room).set(text));
            top += height * LEADING;
        }
        if (!design.code().isEmpty()) {
            marks.addAll(new LineText(design.width() / 2, top + height * CODE / 2, height * CODE * 0.8, room)
                    .set(design.code()));
        }
        return marks;
    }
}
