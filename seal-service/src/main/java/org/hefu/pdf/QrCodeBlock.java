package org.hefu.pdf;

import java.awt.Color;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** A QR code (GB/T 18284) of black squares, with its caption beside it. */
record QrCodeBlock(String content, String caption) implements Block {

    private static final float SIDE = 28 * Paper.MILLIMETRE;
    private static final float GAP = 6 * Paper.MILLIMETRE;
    private static final float SIZE = 9.5f;
    private static final float LEADING = 14.5f;

    @Override
    public void draw(Paper paper) throws IOException {
        paper.reserve(SIDE + 16);
        paper.down(8);
        squares(paper, QrCode.of(content));
        List<String> lines = paper.lines(caption, SIZE, Paper.WIDTH - SIDE - GAP);
        float below = Math.max(SIZE, (SIDE - lines.size() * LEADING) / 2 + SIZE);
        for (String line : lines) {
            paper.write(line, Paper.LEFT + SIDE + GAP, below, SIZE, Paper.SOFT);
            below += LEADING;
        }
        paper.down(SIDE + 8);
    }

    private static void squares(Paper paper, QrCode code) throws IOException {
        PDPageContentStream canvas = paper.canvas();
        canvas.setNonStrokingColor(Color.BLACK);
        for (QrCode.Bar bar : code.bars(SIDE)) {
            canvas.addRect(
                    (float) (Paper.LEFT + bar.left()),
                    (float) (paper.y() - bar.top() - bar.height()),
                    (float) bar.width(),
                    (float) bar.height());
        }
        canvas.fill();
    }
}
