package org.hefu.ofd.rendering;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.hefu.pdf.GlyphShapes;
import org.jspecify.annotations.Nullable;

/**
 * The outlines of characters: those of the font that came with the document, else those of our own fonts. One em is 1;
 * the baseline is the x axis, and y points up.
 */
final class Fonts {

    private static final int OPEN_TYPE_WITH_CFF = 0x4F54544F;

    private final Resources resources;
    private final Map<String, Face> faces = new HashMap<>();

    Fonts(Resources resources) {
        this.resources = resources;
    }

    /**
     * @param id of the font in the document's resources
     * @throws NotDrawnException if the document brings a font that cannot be read
     */
    Face face(String id) {
        Face known = faces.get(id);
        if (known == null) {
            known = resources.fontFile(id).map(Fonts::embedded).orElseGet(() -> new Face(null, null));
            faces.put(id, known);
        }
        return known;
    }

    private static Face embedded(byte[] file) {
        try {
            boolean cff = file.length > 4 && ByteBuffer.wrap(file).getInt() == OPEN_TYPE_WITH_CFF;
            TrueTypeFont font = cff
                    ? new OTFParser(true).parse(new RandomAccessReadBuffer(file))
                    : new TTFParser(true).parse(new RandomAccessReadBuffer(file));
            return new Face(font, characters(font));
        } catch (IOException | RuntimeException e) {
            throw new NotDrawnException("text in an embedded font that cannot be read");
        }
    }

    /** A font whose glyphs are always named by number needs no table of characters. */
    private static @Nullable CmapLookup characters(TrueTypeFont font) throws IOException {
        return font.getUnicodeCmapLookup(false);
    }

    /**
     * One font.
     *
     * @param font null for our own
     */
    record Face(@Nullable TrueTypeFont font, @Nullable CmapLookup characters) {

        /** The glyph of this number; empty if the font is not there, so that its numbers mean nothing. */
        Optional<Shape> glyph(int number) {
            return font == null ? Optional.empty() : Optional.of(outline(font, number));
        }

        Shape character(int codePoint) {
            int number = font == null || characters == null ? 0 : characters.getGlyphId(codePoint);
            return font == null || number == 0
                    ? GlyphShapes.of(Character.toString(codePoint)).getFirst().shape()
                    : outline(font, number);
        }

        private static Shape outline(TrueTypeFont font, int number) {
            try {
                double em = 1.0 / Math.max(1, font.getUnitsPerEm());
                Shape shape;
                if (font instanceof OpenTypeFont open && open.isPostScript()) {
                    shape = open.getCFF().getFont().getType2CharString(number).getPath();
                } else {
                    var data = font.getGlyph().getGlyph(number);
                    shape = data == null ? new Path2D.Double() : data.getPath();
                }
                return AffineTransform.getScaleInstance(em, em).createTransformedShape(shape);
            } catch (IOException | RuntimeException e) {
                throw new NotDrawnException("a glyph of an embedded font that cannot be read");
            }
        }
    }
}
