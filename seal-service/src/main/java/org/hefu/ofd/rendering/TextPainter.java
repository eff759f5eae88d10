package org.hefu.ofd.rendering;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hefu.container.XmlElement;
import org.hefu.ofd.rendering.Fonts.Face;

/** Turns text objects into shapes, GB/T 33190-2016, section 11: every character at its own point of the baseline. */
final class TextPainter {

    private static final int MOST_CHARACTERS = 100_000;
    private static final int BOLD = 700;
    private static final double SLANT = -0.2;

    private final Fonts fonts;

    TextPainter(Fonts fonts) {
        this.fonts = fonts;
    }

    /** Where a character stands. */
    private record Spot(int codePoint, double x, double y) {}

    /** A run of characters that is shown by glyphs of given numbers. */
    private record Glyphs(int position, int count, List<Integer> numbers) {}

    /** All characters of a text object, in its own coordinates; y points down. */
    Shape shape(XmlElement object) {
        Face face = fonts.face(object.attribute("Font").orElse(""));
        double size = object.attribute("Size").map(Numbers::number).orElse(0.0);
        AffineTransform letter = letter(object, size);
        List<Spot> spots = spots(object);
        Path2D.Double shape = new Path2D.Double();
        for (int i = 0; i < spots.size(); ) {
            Optional<Glyphs> run = glyphs(object, i);
            if (run.isEmpty()) {
                add(shape, face.character(spots.get(i).codePoint()), spots.get(i), letter);
                i++;
                continue;
            }
            List<Integer> numbers = run.get().numbers();
            int count = Math.max(1, run.get().count());
            for (int g = 0; g < numbers.size() && i + Math.min(g, count - 1) < spots.size(); g++) {
                Spot spot = spots.get(i + Math.min(g, count - 1));
                Shape glyph = face.glyph(numbers.get(g)).orElseGet(() -> face.character(spot.codePoint()));
                add(shape, glyph, spot, letter);
            }
            i += count;
        }
        return bold(object) ? emboldened(shape, size) : shape;
    }

    private static void add(Path2D shape, Shape glyph, Spot spot, AffineTransform letter) {
        AffineTransform place = AffineTransform.getTranslateInstance(spot.x(), spot.y());
        place.concatenate(letter);
        shape.append(place.createTransformedShape(glyph), false);
    }

    private static AffineTransform letter(XmlElement object, double size) {
        AffineTransform letter = new AffineTransform();
        letter.rotate(Math.toRadians(
                object.attribute("CharDirection").map(Numbers::number).orElse(0.0)));
        letter.scale(size * object.attribute("HScale").map(Numbers::number).orElse(1.0), -size);
        if (object.attribute("Italic").equals(Optional.of("true"))) {
            letter.shear(-SLANT, 0);
        }
        return letter;
    }

    private static boolean bold(XmlElement object) {
        return object.attribute("Weight").map(Numbers::number).orElse(400.0) >= BOLD;
    }

    private static Shape emboldened(Shape shape, double size) {
        Area area = new Area(shape);
        area.add(new Area(new BasicStroke((float) (size * 0.03)).createStrokedShape(shape)));
        return area;
    }

    private static List<Spot> spots(XmlElement object) {
        List<Spot> spots = new ArrayList<>();
        double x = 0;
        double y = 0;
        for (XmlElement code : object.children("TextCode")) {
            x = code.attribute("X").map(Numbers::number).orElse(x);
            y = code.attribute("Y").map(Numbers::number).orElse(y);
            List<Double> right = code.attribute("DeltaX").map(Numbers::steps).orElse(List.of());
            List<Double> down = code.attribute("DeltaY").map(Numbers::steps).orElse(List.of());
            int[] characters = code.rawText().codePoints().toArray();
            if (spots.size() + characters.length > MOST_CHARACTERS) {
                throw new NotDrawnException("a text of more than " + MOST_CHARACTERS + " characters");
            }
            double penX = x;
            double penY = y;
            for (int i = 0; i < characters.length; i++) {
                spots.add(new Spot(characters[i], penX, penY));
                penX += i < right.size() ? right.get(i) : 0;
                penY += i < down.size() ? down.get(i) : 0;
            }
        }
        return spots;
    }

    private static Optional<Glyphs> glyphs(XmlElement object, int position) {
        for (XmlElement transform : object.children("CGTransform")) {
            int from = transform
                    .attribute("CodePosition")
                    .map(Numbers::number)
                    .orElse(0.0)
                    .intValue();
            if (from == position) {
                return Optional.of(new Glyphs(
                        from,
                        transform
                                .attribute("CodeCount")
                                .map(Numbers::number)
                                .orElse(1.0)
                                .intValue(),
                        Numbers.list(transform.textOf("Glyphs").orElse("")).stream()
                                .map(Double::intValue)
                                .toList()));
            }
        }
        return Optional.empty();
    }
}
