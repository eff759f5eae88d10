package org.hefu.seal.picture;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.hefu.pdf.GlyphShapes;
import org.hefu.pdf.GlyphShapes.Glyph;
import org.hefu.seal.picture.PictureRefusedException.Code;

/**
 * A character as ink: its outline, 1 high, centred on the origin, y downwards.
 *
 * @param width of the ink; a very thin character counts as wider, so that it gets room
 */
record Ink(Shape shape, double width) {

    private static final String MISSING = "〓";
    private static final int FIRST_CHINESE = 0x2E80;
    /** Ink of Chinese characters in this font, shares of an em. */
    private static final double CHINESE_HEIGHT = 0.93;

    private static final double CHINESE_MIDDLE = 0.385;
    private static final double LATIN_HEIGHT = 0.72;
    private static final double THINNEST_CHINESE = 0.62;
    private static final double THINNEST_LATIN = 0.5;
    private static final double BLANK = 0.35;

    /**
     * @throws PictureRefusedException if a character is not in the font
     */
    static List<Ink> of(String text) {
        boolean chinese = text.codePoints().anyMatch(character -> character >= FIRST_CHINESE);
        double height = chinese ? CHINESE_HEIGHT : LATIN_HEIGHT;
        double middle = chinese ? CHINESE_MIDDLE : LATIN_HEIGHT / 2;
        double thinnest = (chinese ? THINNEST_CHINESE : THINNEST_LATIN) / height;
        List<Ink> inks = new ArrayList<>();
        List<Glyph> glyphs = GlyphShapes.of(text);
        int[] characters = text.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            inks.add(ink(glyphs.get(i), characters[i], height, middle, thinnest));
        }
        return inks;
    }

    private static Ink ink(Glyph glyph, int character, double height, double middle, double thinnest) {
        Rectangle2D box = glyph.shape().getBounds2D();
        if (Character.isWhitespace(character)) {
            return new Ink(glyph.shape(), BLANK / height);
        }
        if (box.isEmpty() || isMissing(glyph, character)) {
            throw new PictureRefusedException(
                    Code.CHARACTER_MISSING,
                    "The character " + Character.toString(character) + " is not in the font of seals; bring a picture");
        }
        AffineTransform centred = AffineTransform.getScaleInstance(1 / height, -1 / height);
        centred.translate(-box.getCenterX(), -middle);
        return new Ink(centred.createTransformedShape(glyph.shape()), Math.max(thinnest, box.getWidth() / height));
    }

    private static boolean isMissing(Glyph glyph, int character) {
        return character != MISSING.codePointAt(0)
                && glyph.shape()
                        .getBounds2D()
                        .equals(GlyphShapes.of(MISSING).getFirst().shape().getBounds2D());
    }

    /** Put at a place: first scaled, then turned. */
    Shape at(double x, double y, double turn, double width, double height) {
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.rotate(turn);
        place.scale(width, height);
        return place.createTransformedShape(shape);
    }
}
