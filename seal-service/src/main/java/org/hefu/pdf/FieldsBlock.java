package org.hefu.pdf;

import java.awt.Color;
import java.io.IOException;
import java.util.List;

/** Labels with their values, one pair under another, between hairlines. */
record FieldsBlock(List<List<String>> pairs) implements Block {

    private static final float SIZE = 10.5f;
    private static final float LEADING = 16;
    private static final float PADDING = 5;
    private static final float LABEL_WIDTH = 34 * Paper.MILLIMETRE;
    private static final float VALUE_WIDTH = Paper.WIDTH - LABEL_WIDTH - 2 * PADDING;

    @Override
    public void draw(Paper paper) throws IOException {
        paper.down(6);
        paper.rule(Paper.LEFT, Paper.RIGHT, 0.8f, Paper.SOFT);
        for (List<String> pair : pairs) {
            List<String> label = paper.lines(pair.getFirst(), SIZE, LABEL_WIDTH - 2 * PADDING);
            List<String> value = paper.lines(pair.getLast(), SIZE, VALUE_WIDTH);
            float height = Math.max(label.size(), value.size()) * LEADING + 2 * PADDING - 2;
            if (!paper.fits(height)) {
                paper.newPage();
                paper.rule(Paper.LEFT, Paper.RIGHT, 0.8f, Paper.SOFT);
            }
            column(paper, label, Paper.LEFT + PADDING, Paper.SOFT);
            column(paper, value, Paper.LEFT + LABEL_WIDTH + PADDING, Paper.INK);
            paper.down(height);
            paper.rule(Paper.LEFT, Paper.RIGHT, 0.5f, Paper.LINE);
        }
        paper.down(8);
    }

    private static void column(Paper paper, List<String> lines, float x, Color colour) throws IOException {
        float below = PADDING + 11;
        for (String line : lines) {
            paper.write(line, x, below, SIZE, colour);
            below += LEADING;
        }
    }
}
