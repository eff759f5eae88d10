package org.hefu.pdf;

import java.awt.Color;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** A centred heading; a bold one is stroked as well as filled, since the Chinese font has one weight. */
record HeadingBlock(String text, float size, boolean bold, float before, float after, Color colour) implements Block {

    private static final float LEADING = 1.35f;

    static HeadingBlock title(String text) {
        return new HeadingBlock(text, 20, true, 0, 6, Paper.INK);
    }

    static HeadingBlock subtitle(String text) {
        return new HeadingBlock(text, 10.5f, false, 0, 4, Paper.SOFT);
    }

    @Override
    public void draw(Paper paper) throws IOException {
        paper.down(before);
        for (String line : paper.lines(text, size, Paper.WIDTH)) {
            paper.reserve(size * LEADING);
            float x = Paper.LEFT + (Paper.WIDTH - paper.width(line, size)) / 2;
            if (bold) {
                paper.canvas().setRenderingMode(RenderingMode.FILL_STROKE);
                paper.canvas().setStrokingColor(colour);
                paper.canvas().setLineWidth(size * 0.022f);
            }
            paper.write(line, x, size, size, colour);
            paper.canvas().setRenderingMode(RenderingMode.FILL);
            paper.down(size * LEADING);
        }
        paper.down(after);
    }
}
