package org.hefu.seal.picture;

import org.hefu.pdf.Outlines;

/** Writes a path as SVG does. */
record SvgPath(StringBuilder out) implements Outlines.Pen {

    @Override
    public void moveTo(double x, double y) {
        step('M', x, y);
    }

    @Override
    public void lineTo(double x, double y) {
        step('L', x, y);
    }

    @Override
    public void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
        step('C', x1, y1, x2, y2, x, y);
    }

    @Override
    public void closePath() {
        out.append('Z');
    }

    private void step(char letter, double... numbers) {
        out.append(letter);
        for (int i = 0; i < numbers.length; i++) {
            out.append(i == 0 ? "" : " ").append(SealDrawing.number(numbers[i]));
        }
    }
}
