package org.hefu.seal.picture;

import java.io.IOException;
import org.hefu.signature.pdf.StampCanvas;

/** Draws a path on the canvas of a PDF file, whose y axis points upwards. */
record PdfPath(StampCanvas canvas, double scale, double height) implements Outlines.Pen<IOException> {

    @Override
    public void moveTo(double x, double y) throws IOException {
        canvas.moveTo(x(x), y(y));
    }

    @Override
    public void lineTo(double x, double y) throws IOException {
        canvas.lineTo(x(x), y(y));
    }

    @Override
    public void curveTo(double x1, double y1, double x2, double y2, double x, double y) throws IOException {
        canvas.curveTo(x(x1), y(y1), x(x2), y(y2), x(x), y(y));
    }

    @Override
    public void close() throws IOException {
        canvas.closePath();
    }

    private float x(double x) {
        return (float) (x * scale);
    }

    private float y(double y) {
        return (float) (height - y * scale);
    }
}
