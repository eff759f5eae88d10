package org.hefu.ofd;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The fonts of our papers, of which only the used characters are embedded: Liberation Sans for Latin, Greek and
 * Cyrillic, Droid Sans Fallback for Chinese. A character that neither has is shown as the geta mark 〓 (U+3013).
 */
final class OfdFont {
    static final int LARGEST_ID = 2;
    private static final OfdFont LATIN =
            new OfdFont(1, "Liberation Sans", "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf");
    private static final OfdFont CHINESE =
            new OfdFont(2, "Droid Sans Fallback", "/org/hefu/pdf/DroidSansFallbackFull.ttf");

    private static final int FIRST_CHINESE = 0x2E80;
    static final int MISSING = 0x3013;
    private static final List<String> TABLES = List.of(
            "head", "hhea", "loca", "maxp", "cvt ", "prep", "glyf", "hmtx", "fpgm", "gasp", "cmap", "name", "OS/2",
            "post");

    private final int id;
    private final String family;
    private final TrueTypeFont font;
    private final CmapLookup characters;
    private final int[] advances;
    private final double unitsPerEm;

    private OfdFont(int id, String family, String resource) {
        this.id = id;
        this.family = family;
        try (InputStream in = OfdFont.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The font " + resource + " is missing from the class path");
            }
            this.font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
            this.characters = font.getUnicodeCmapLookup();
            this.unitsPerEm = font.getUnitsPerEm();
            this.advances = new int[font.getNumberOfGlyphs()];
            for (int glyph = 0; glyph < advances.length; glyph++) {
                advances[glyph] = font.getAdvanceWidth(glyph);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The font " + resource + " cannot be read", e);
        }
    }

    /** The font in which a character is shown. */
    static OfdFont of(int character) {
        OfdFont first = character < FIRST_CHINESE ? LATIN : CHINESE;
        OfdFont second = first.equals(LATIN) ? CHINESE : LATIN;
        return !first.has(character) && second.has(character) ? second : first;
    }

    /** The character, or the mark in place of one that no font has. */
    static int shown(int character) {
        return LATIN.has(character) || CHINESE.has(character) ? character : MISSING;
    }

    private boolean has(int character) {
        return !Character.isISOControl(character) && characters.getGlyphId(character) != 0;
    }

    /** How far the next character is set off, as a share of the size. */
    static double advance(int character) {
        int shown = shown(character);
        OfdFont font = of(shown);
        return font.advances[font.characters.getGlyphId(shown)] / font.unitsPerEm;
    }

    static double width(String text, double size) {
        return text.codePoints().mapToDouble(OfdFont::advance).sum() * size;
    }

    /** The id by which text refers to the font. */
    int id() {
        return id;
    }

    String family() {
        return family;
    }

    /** A font file with these characters alone. */
    byte[] subset(Set<Integer> used) {
        // The library reads a font's tables when they are first used, and is not made for several threads.
        synchronized (font) {
            try {
                TTFSubsetter subsetter = new TTFSubsetter(font, TABLES);
                used.forEach(subsetter::add);
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                subsetter.writeToStream(out);
                return out.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException("The font " + family + " cannot be cut down", e);
            }
        }
    }
}
