package org.hefu.pdf;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/** The outlines of characters, in the fonts of our papers; one em is 1. */
public final class GlyphShapes {

    /** How far Chinese characters reach below the baseline. */
    public static final double DESCENT = 0.12;

    private static final int MISSING = 0x3013;
    private static final List<TrueTypeFont> FONTS = List.of(load(PaperFonts.LATIN), load(PaperFonts.CHINESE));

    private GlyphShapes() {}

    /**
     * One character.
     *
     * @param shape above the origin, the baseline being the x axis
     * @param width how far the next character is set off
     */
    public record Glyph(Shape shape, double width) {}

    /** The characters of a text; one that no font has is the geta mark 〓. */
    public static List<Glyph> of(String text) {
        List<Glyph> glyphs = new ArrayList<>();
        // The library reads a font's tables when they are first used, and is not made for several threads.
        synchronized (FONTS) {
            text.codePoints().forEach(character -> {
                Glyph glyph = find(character);
                glyphs.add(glyph == null ? Objects.requireNonNull(find(MISSING)) : glyph);
            });
        }
        return glyphs;
    }

    private static @Nullable Glyph find(int character) {
        try {
            for (TrueTypeFont font : FONTS) {
                int number = font.getUnicodeCmapLookup().getGlyphId(character);
                if (number != 0) {
                    double em = 1.0 / font.getUnitsPerEm();
                    GlyphData outline = font.getGlyph().getGlyph(number);
                    Shape shape = outline == null ? new Path2D.Double() : outline.getPath();
                    return new Glyph(
                            AffineTransform.getScaleInstance(em, em).createTransformedShape(shape),
                            font.getAdvanceWidth(number) * em);
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("The font cannot be read", e);
        }
    }

    private static TrueTypeFont load(String resource) {
        try (InputStream in = GlyphShapes.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The font " + resource + " is missing from the class path");
            }
            return new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("The font " + resource + " cannot be read", e);
        }
    }
}
