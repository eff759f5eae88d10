package org.hefu.pdf;

import java.io.IOException;

/** Running text. */
record ParagraphBlock(String text) implements Block {

    private static final float SIZE = 10.5f;
    private static final float LEADING = 17.5f;

    @Override
    public void draw(Paper paper) throws IOException {
        paper.down(4);
        for (String line : paper.lines(text, SIZE, Paper.WIDTH)) {
            paper.reserve(LEADING);
            paper.write(line, Paper.LEFT, 12.5f, SIZE, Paper.INK);
            paper.down(LEADING);
        }
        paper.down(4);
    }
}
