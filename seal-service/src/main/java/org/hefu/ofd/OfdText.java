package org.hefu.ofd;

import java.util.ArrayList;
import java.util.List;
import org.hefu.container.XmlElement;
import org.hefu.container.XmlFormatException;

/** The characters of a page and where they stand, GB/T 33190-2016, section 11; those of its templates first. */
public final class OfdText {

    private static final int MOST_CHARACTERS = 1_000_000;
    private static final double[] UPRIGHT = {1, 0, 0, 1, 0, 0};

    private final List<Glyph> glyphs = new ArrayList<>();

    private OfdText() {}

    /** A character with the start of its baseline; millimetres. */
    private record Glyph(int character, double x, double y, double size) {}

    /**
     * @throws OfdFormatException if the content of the page cannot be read
     */
    public static OfdText of(OfdFile file, OfdPage page) {
        OfdText text = new OfdText();
        List<String> paths = new ArrayList<>(page.templates());
        paths.add(page.path());
        for (String path : paths) {
            try {
                for (XmlElement content : file.xml(path).root().children("Content")) {
                    content.children("Layer").forEach(text::block);
                }
            } catch (XmlFormatException e) {
                throw new OfdFormatException(path + ": " + e.getMessage(), e);
            }
        }
        return text;
    }

    private void block(XmlElement block) {
        for (XmlElement child : block.children()) {
            switch (child.name()) {
                case "TextObject" -> object(child);
                case "PageBlock" -> block(child);
                default -> {
                    // Pictures and paths have no characters.
                }
            }
        }
    }

    private void object(XmlElement object) {
        OfdBox boundary = OfdBox.parse(object.needed("Boundary"));
        double size = OfdBox.number(object.needed("Size").strip());
        double[] matrix = object.attribute("CTM").map(OfdBox::numbers).orElse(UPRIGHT);
        if (matrix.length != 6) {
            throw new XmlFormatException("A matrix has six numbers");
        }
        double x = 0;
        double y = 0;
        for (XmlElement code : object.children("TextCode")) {
            x = code.attribute("X").map(String::strip).map(OfdBox::number).orElse(x);
            y = code.attribute("Y").map(String::strip).map(OfdBox::number).orElse(y);
            int[] characters = code.rawText().codePoints().toArray();
            double[] right = deltas(code.attribute("DeltaX").orElse(""), characters.length);
            double[] down = deltas(code.attribute("DeltaY").orElse(""), characters.length);
            for (int i = 0; i < characters.length; i++) {
                glyphs.add(new Glyph(
                        characters[i],
                        boundary.x() + matrix[0] * x + matrix[2] * y + matrix[4],
                        boundary.y() + matrix[1] * x + matrix[3] * y + matrix[5],
                        size * Math.hypot(matrix[2], matrix[3])));
                x += right[i];
                y += down[i];
            }
            if (glyphs.size() > MOST_CHARACTERS) {
                throw new XmlFormatException("A page has more than " + MOST_CHARACTERS + " characters");
            }
        }
    }

    /** Steps between characters; {@code g 3 2.5} stands for 2.5 three times (section 11.3). */
    private static double[] deltas(String text, int count) {
        double[] deltas = new double[count];
        String[] parts = text.isBlank() ? new String[0] : text.strip().split("\\s+");
        int place = 0;
        for (int i = 0; i < parts.length && place < count; i++) {
            int times = 1;
            if (parts[i].equals("g")) {
                if (i + 2 >= parts.length) {
                    throw new XmlFormatException("A repeated step breaks off");
                }
                times = (int) Math.min(count, Math.max(0, OfdBox.number(parts[i + 1])));
                i += 2;
            }
            double step = OfdBox.number(parts[i]);
            for (int n = 0; n < times && place < count; n++) {
                deltas[place++] = step;
            }
        }
        return deltas;
    }

    /** All characters, in the order of the file. */
    public String characters() {
        StringBuilder text = new StringBuilder(glyphs.size());
        glyphs.forEach(glyph -> text.appendCodePoint(glyph.character()));
        return text.toString();
    }

    /**
     * Where a word stands on the page, in the order of the file; blanks between its characters do not matter.
     *
     * @return boxes around the word
     */
    public List<OfdBox> find(String word) {
        int[] sought =
                word.codePoints().filter(character -> !isBlank(character)).toArray();
        List<Glyph> solid =
                glyphs.stream().filter(glyph -> !isBlank(glyph.character())).toList();
        List<OfdBox> found = new ArrayList<>();
        for (int start = 0; sought.length > 0 && start + sought.length <= solid.size(); start++) {
            if (matches(solid, start, sought)) {
                found.add(around(solid.subList(start, start + sought.length)));
                start += sought.length - 1;
            }
        }
        return found;
    }

    private static boolean isBlank(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    /** A word does not jump: each character is near the one before. */
    private static boolean matches(List<Glyph> glyphs, int start, int[] sought) {
        for (int i = 0; i < sought.length; i++) {
            Glyph glyph = glyphs.get(start + i);
            if (glyph.character() != sought[i]) {
                return false;
            }
            if (i > 0) {
                Glyph before = glyphs.get(start + i - 1);
                double reach = 3 * Math.max(before.size(), glyph.size());
                if (Math.hypot(glyph.x() - before.x(), glyph.y() - before.y()) > reach) {
                    return false;
                }
            }
        }
        return true;
    }

    private static OfdBox around(List<Glyph> word) {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (Glyph glyph : word) {
            left = Math.min(left, glyph.x());
            right = Math.max(right, glyph.x() + glyph.size());
            top = Math.min(top, glyph.y() - glyph.size());
            bottom = Math.max(bottom, glyph.y());
        }
        return new OfdBox(left, top, Math.max(right - left, 0.1), Math.max(bottom - top, 0.1));
    }
}
