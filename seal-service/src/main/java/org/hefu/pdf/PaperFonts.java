package org.hefu.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * The two fonts of a paper, of which only the used glyphs are embedded: Liberation Sans for Latin, Greek and Cyrillic,
 * Droid Sans Fallback for Chinese.
 *
 * <p>A character that neither has is drawn as the geta mark 〓 (U+3013), which printers of Chinese and Japanese have
 * always put where a type was missing, and is remembered.
 */
final class PaperFonts {

    static final String LATIN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    static final String CHINESE = "/org/hefu/pdf/DroidSansFallbackFull.ttf";
    private static final int FIRST_CHINESE = 0x2E80;
    private static final int MISSING = 0x3013;

    private final Face latin;
    private final Face chinese;
    private final Set<Integer> missing = new TreeSet<>();

    PaperFonts(PDDocument document) {
        this.latin = Face.load(document, LATIN);
        this.chinese = Face.load(document, CHINESE);
    }

    /** The characters that had to be drawn as a mark. */
    Set<Integer> missing() {
        return missing;
    }

    /** Width of a text in points. */
    float width(String text, float size) {
        float width = 0;
        for (Run run : runs(text)) {
            width += run.face().width(run.text()) * size;
        }
        return width;
    }

    /** Draws one line with its baseline starting at the point. */
    void show(PDPageContentStream canvas, float x, float y, String text, float size) throws IOException {
        canvas.beginText();
        canvas.newLineAtOffset(x, y);
        for (Run run : runs(text)) {
            canvas.setFont(run.face().font(), size);
            canvas.showText(run.text());
        }
        canvas.endText();
    }

    private List<Run> runs(String text) {
        List<Run> runs = new ArrayList<>();
        text.codePoints().forEach(character -> {
            Face face = face(character);
            String shown = Character.toString(face == null ? MISSING : character);
            Face used = face == null ? chinese : face;
            if (!runs.isEmpty() && runs.getLast().face().equals(used)) {
                runs.set(runs.size() - 1, new Run(used, runs.getLast().text() + shown));
            } else {
                runs.add(new Run(used, shown));
            }
        });
        return runs;
    }

    private @Nullable Face face(int character) {
        Face first = character < FIRST_CHINESE ? latin : chinese;
        Face second = first.equals(latin) ? chinese : latin;
        if (first.has(character)) {
            return first;
        }
        if (second.has(character)) {
            return second;
        }
        missing.add(character);
        return null;
    }

    private record Run(Face face, String text) {}

    private record Face(PDType0Font font, CmapLookup characters) {

        static Face load(PDDocument document, String resource) {
            try (InputStream in = PaperFonts.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException("The font " + resource + " is missing from the class path");
                }
                byte[] bytes = in.readAllBytes();
                TrueTypeFont shapes = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
                return new Face(
                        PDType0Font.load(document, new ByteArrayInputStream(bytes)), shapes.getUnicodeCmapLookup());
            } catch (IOException e) {
                throw new UncheckedIOException("The font " + resource + " cannot be read", e);
            }
        }

        boolean has(int character) {
            return !Character.isISOControl(character) && characters.getGlyphId(character) != 0;
        }

        float width(String text) {
            try {
                return font.getStringWidth(text) / 1000;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
