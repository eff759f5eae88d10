package org.hefu.ofd;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hefu.container.XmlDocument;

/** A4 sheets that are filled from the top; a new one begins where the last is full. Lengths are millimetres. */
final class OfdPaper {

    static final double PAGE_WIDTH = 210;
    static final double PAGE_HEIGHT = 297;
    static final double LEFT = 25;
    static final double WIDTH = PAGE_WIDTH - 2 * LEFT;
    static final double RIGHT = LEFT + WIDTH;
    static final String INK = "31 35 40";
    static final String SOFT = "91 100 112";
    static final String LINE = "195 201 208";
    private static final double TOP = 24;
    private static final double BOTTOM = PAGE_HEIGHT - 24;
    private static final double FOOT = PAGE_HEIGHT - 13;
    private static final double FOOT_SIZE = 3;
    /** How far below the top of a line its baseline is, as a share of the size. */
    private static final double ASCENT = 0.88;

    private static final double LINE_HEIGHT = 1.3;

    private final List<StringBuilder> pages = new ArrayList<>();
    private final Map<OfdFont, Set<Integer>> used = new TreeMap<>(Comparator.comparingInt(OfdFont::id));
    private final OfdIds ids;
    private double y;

    OfdPaper(OfdIds ids) {
        this.ids = ids;
        newPage();
    }

    void newPage() {
        pages.add(new StringBuilder(4096));
        y = TOP;
    }

    /** Distance of the pen from the upper edge of the sheet. */
    double y() {
        return y;
    }

    void down(double height) {
        y += height;
    }

    /** Goes on to a new sheet unless this much is left on the present one. */
    void reserve(double height) {
        if (y + height > BOTTOM && y > TOP) {
            newPage();
        }
    }

    /** The content of each page. */
    List<StringBuilder> pages() {
        return pages;
    }

    /** The characters that need each font. */
    Map<OfdFont, Set<Integer>> used() {
        return used;
    }

    /** Writes one line whose top lies {@code below} the pen. */
    void write(String line, double x, double below, double size, String colour) {
        write(pages.getLast(), line, x, y + below, size, colour);
    }

    private void write(StringBuilder page, String line, double x, double top, double size, String colour) {
        int[] characters = line.codePoints().map(OfdFont::shown).toArray();
        double pen = x;
        int start = 0;
        while (start < characters.length) {
            OfdFont font = OfdFont.of(characters[start]);
            int end = start;
            double width = 0;
            while (end < characters.length && OfdFont.of(characters[end]).equals(font)) {
                used.computeIfAbsent(font, any -> new TreeSet<>()).add(characters[end]);
                width += OfdFont.advance(characters[end]) * size;
                end++;
            }
            run(page, font, characters, start, end, new OfdBox(pen, top, width, size * LINE_HEIGHT), size, colour);
            pen += width;
            start = end;
        }
    }

    private void run(
            StringBuilder page, OfdFont font, int[] text, int start, int end, OfdBox box, double size, String colour) {
        page.append("<ofd:TextObject ID=\"")
                .append(ids.next())
                .append("\" Boundary=\"")
                .append(box.text());
        page.append("\" Font=\"").append(font.id()).append("\" Size=\"").append(OfdBox.number(size));
        page.append("\"><ofd:FillColor Value=\"").append(colour).append("\"/><ofd:TextCode X=\"0\" Y=\"");
        page.append(OfdBox.number(size * ASCENT)).append('"');
        if (end - start > 1) {
            page.append(" DeltaX=\"");
            steps(page, text, start, end, size);
            page.append('"');
        }
        page.append('>').append(XmlDocument.escape(new String(text, start, end - start)));
        page.append("</ofd:TextCode></ofd:TextObject>\n");
    }

    private static void steps(StringBuilder page, int[] text, int start, int end, double size) {
        int i = start;
        while (i < end - 1) {
            String step = OfdBox.number(OfdFont.advance(text[i]) * size);
            int times = 1;
            while (i + times < end - 1
                    && OfdBox.number(OfdFont.advance(text[i + times]) * size).equals(step)) {
                times++;
            }
            page.append(i > start ? " " : "").append(times > 2 ? "g " + times + " " + step : step);
            i += times > 2 ? times : 1;
        }
    }

    void rule(double thickness, String colour) {
        rule(pages.getLast(), y, thickness, colour);
    }

    private void rule(StringBuilder page, double at, double thickness, String colour) {
        path(
                page,
                new OfdBox(LEFT, at - 0.5, WIDTH, 1),
                "LineWidth=\"" + OfdBox.number(thickness) + "\"><ofd:StrokeColor Value=\"" + colour + "\"/>",
                "M 0 0.5 L " + OfdBox.number(WIDTH) + " 0.5");
    }

    /** Fills what the path encloses. */
    void fill(OfdBox box, String colour, String path) {
        path(pages.getLast(), box, "Stroke=\"false\" Fill=\"true\"><ofd:FillColor Value=\"" + colour + "\"/>", path);
    }

    private void path(StringBuilder page, OfdBox box, String style, String path) {
        page.append("<ofd:PathObject ID=\"")
                .append(ids.next())
                .append("\" Boundary=\"")
                .append(box.text());
        page.append("\" ").append(style).append("<ofd:AbbreviatedData>").append(path);
        page.append("</ofd:AbbreviatedData></ofd:PathObject>\n");
    }

    /** Shows a picture that fills the box. */
    void picture(OfdBox box, int resource) {
        pages.getLast().append("<ofd:ImageObject ID=\"").append(ids.next()).append("\" Boundary=\"");
        pages.getLast()
                .append(box.text())
                .append("\" CTM=\"")
                .append(OfdBox.number(box.width()))
                .append(" 0 0 ");
        pages.getLast()
                .append(OfdBox.number(box.height()))
                .append(" 0 0\" ResourceID=\"")
                .append(resource);
        pages.getLast().append("\"/>\n");
    }

    /** Writes the foot of every sheet: a note on the left, its number on the right. */
    void foot(String note) {
        for (int i = 0; i < pages.size(); i++) {
            String number = "第 " + (i + 1) + " 页，共 " + pages.size() + " 页";
            rule(pages.get(i), FOOT - 2, 0.2, LINE);
            write(pages.get(i), note, LEFT, FOOT, FOOT_SIZE, SOFT);
            double left = RIGHT - OfdFont.width(number, FOOT_SIZE);
            write(pages.get(i), number, left, FOOT, FOOT_SIZE, SOFT);
        }
    }
}
