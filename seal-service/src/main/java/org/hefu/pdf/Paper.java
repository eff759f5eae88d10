package org.hefu.pdf;

import java.awt.Color;
import java.io.IOException;
import java.text.MessageFormat;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** A4 sheets that are filled from the top; a new one begins where the last is full. Lengths are points. */
final class Paper implements AutoCloseable {

    static final float MILLIMETRE = 72f / 25.4f;
    static final float LEFT = 25 * MILLIMETRE;
    static final float RIGHT = PDRectangle.A4.getWidth() - LEFT;
    static final float WIDTH = RIGHT - LEFT;
    static final Color INK = new Color(0x1F2328);
    static final Color SOFT = new Color(0x5B6470);
    static final Color LINE = new Color(0xC3C9D0);
    static final Color SHADE = new Color(0xF2F4F7);
    private static final float TOP = PDRectangle.A4.getHeight() - 24 * MILLIMETRE;
    private static final float BOTTOM = 24 * MILLIMETRE;
    private static final float FOOTER = 13 * MILLIMETRE;
    private static final float FOOTER_SIZE = 8.5f;

    private final PDDocument document;
    private final PaperFonts fonts;
    private final LineBreaker breaker;
    private PDPage page;
    private PDPageContentStream canvas;
    private float y;

    Paper(PDDocument document, PaperFonts fonts) throws IOException {
        this.document = document;
        this.fonts = fonts;
        this.breaker = new LineBreaker(fonts);
        this.page = new PDPage(PDRectangle.A4);
        this.canvas = open();
    }

    private PDPageContentStream open() throws IOException {
        document.addPage(page);
        y = TOP;
        return new PDPageContentStream(document, page, AppendMode.APPEND, true);
    }

    PDPageContentStream canvas() {
        return canvas;
    }

    PDPage page() {
        return page;
    }

    /** Height of the pen above the lower edge of the sheet. */
    float y() {
        return y;
    }

    boolean fits(float height) {
        return y - height >= BOTTOM;
    }

    /** Goes on to a new sheet unless this much is left on the present one. */
    void reserve(float height) throws IOException {
        if (!fits(height) && y < TOP) {
            newPage();
        }
    }

    void newPage() throws IOException {
        canvas.close();
        page = new PDPage(PDRectangle.A4);
        canvas = open();
    }

    void down(float height) {
        y -= height;
    }

    List<String> lines(String text, float size, float width) {
        return breaker.lines(text, size, width);
    }

    float width(String text, float size) {
        return fonts.width(text, size);
    }

    /** Writes one line whose baseline lies {@code below} the pen. */
    void write(String line, float x, float below, float size, Color colour) throws IOException {
        canvas.setNonStrokingColor(colour);
        fonts.show(canvas, x, y - below, line, size);
    }

    void rule(float fromX, float toX, float thickness, Color colour) throws IOException {
        canvas.setStrokingColor(colour);
        canvas.setLineWidth(thickness);
        canvas.moveTo(fromX, y);
        canvas.lineTo(toX, y);
        canvas.stroke();
    }

    void shade(float x, float height, float width) throws IOException {
        canvas.setNonStrokingColor(SHADE);
        canvas.addRect(x, y - height, width, height);
        canvas.fill();
    }

    /**
     * Writes the foot of every sheet: a note on the left, its number on the right.
     *
     * @param numbering how the number is written, as a {@link MessageFormat} of the number and the count of sheets
     */
    void foot(String note, String numbering) throws IOException {
        canvas.close();
        int pages = document.getNumberOfPages();
        for (int i = 0; i < pages; i++) {
            try (PDPageContentStream foot =
                    new PDPageContentStream(document, document.getPage(i), AppendMode.APPEND, true)) {
                String number = MessageFormat.format(numbering, i + 1, pages);
                foot.setStrokingColor(LINE);
                foot.setLineWidth(0.5f);
                foot.moveTo(LEFT, FOOTER + 14);
                foot.lineTo(RIGHT, FOOTER + 14);
                foot.stroke();
                foot.setNonStrokingColor(SOFT);
                fonts.show(foot, LEFT, FOOTER, note, FOOTER_SIZE);
                fonts.show(foot, RIGHT - fonts.width(number, FOOTER_SIZE), FOOTER, number, FOOTER_SIZE);
            }
        }
    }

    @Override
    public void close() throws IOException {
        canvas.close();
    }
}
