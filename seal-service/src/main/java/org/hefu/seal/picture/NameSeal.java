package org.hefu.seal.picture;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The seal of a person: the name and 印, in columns from right to left, each character filling its field, as engravers
 * cut red characters (朱文) into a square.
 */
final class NameSeal {

    private static final double FRAME = 0.045;
    private static final double MARGIN = 0.055;
    private static final double GAP = 0.055;
    private static final double BOLDER = 0.014;
    /** A character such as 一 is not drawn out to fill its field. */
    private static final double MOST_STRETCH = 1.8;

    private static final double LEAST_SHARE = 0.3;

    private NameSeal() {}

    static List<Mark> draw(SealDesign design) {
        double side = design.width();
        double line = side * FRAME;
        List<Mark> marks = new ArrayList<>();
        marks.add(Mark.line(new Rectangle2D.Double(line / 2, line / 2, side - line, side - line), line));
        double from = line + side * MARGIN;
        double room = side - 2 * from;
        List<String> columns = columns(design.name());
        double gap = side * GAP;
        double width = (room - gap * (columns.size() - 1)) / columns.size();
        for (int column = 0; column < columns.size(); column++) {
            double left = from + room - (column + 1) * width - column * gap;
            List<Ink> inks = Ink.of(columns.get(column));
            double shares = inks.stream().mapToDouble(NameSeal::share).sum();
            double top = from;
            for (Ink ink : inks) {
                double height = (room - gap * (inks.size() - 1)) * share(ink) / shares;
                marks.add(Mark.bold(fit(ink.shape(), new Rectangle2D.Double(left, top, width, height)), side * BOLDER));
                top += height + gap;
            }
        }
        return marks;
    }

    /** The right column first. */
    private static List<String> columns(String name) {
        return switch (name.length()) {
            case 2 -> List.of(name, "之印");
            default -> List.of(name.substring(0, 2), name.substring(2) + "印");
        };
    }

    /** A low character such as 一 gives room to its neighbours. */
    private static double share(Ink ink) {
        return Math.max(LEAST_SHARE, ink.shape().getBounds2D().getHeight());
    }

    private static Shape fit(Shape shape, Rectangle2D field) {
        Rectangle2D box = shape.getBounds2D();
        double scaleX = field.getWidth() / box.getWidth();
        double scaleY = field.getHeight() / box.getHeight();
        double plain = Math.min(scaleX, scaleY);
        AffineTransform place = AffineTransform.getTranslateInstance(field.getCenterX(), field.getCenterY());
        place.scale(Math.min(scaleX, plain * MOST_STRETCH), Math.min(scaleY, plain * MOST_STRETCH));
        place.translate(-box.getCenterX(), -box.getCenterY());
        return place.createTransformedShape(shape);
    }
}
