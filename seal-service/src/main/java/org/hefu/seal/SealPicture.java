package org.hefu.seal;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.List;
import org.hefu.pdf.GlyphShapes;
import org.hefu.pdf.GlyphShapes.Glyph;
import org.hefu.signature.pdf.StampCanvas;
import org.hefu.signature.pdf.StampDrawing;

/**
 * The round red seal of an office: a ring, a star of five points, the owner's name along the upper arc, and a line below
 * the star. Everything is drawn as shapes, so that no font is needed to show it.
 *
 * @param name along the arc, from left to right
 * @param foot below the star; empty for none
 */
record SealPicture(String name, String foot) implements StampDrawing {

    private static final Color RED = new Color(0xD8, 0x1E, 0x1E);
    /** A quarter circle of a cubic Bézier curve. */
    private static final float ROUND = 0.5522847f;
    /** Shares of the radius. */
    private static final float RING = 0.05f;

    private static final float NAME_OUTER = 0.86f;
    private static final float NAME_HEIGHT = 0.235f;
    private static final float STAR = 0.34f;
    private static final float FOOT_HEIGHT = 0.15f;
    private static final float FOOT_BELOW = 0.56f;
    private static final double WIDEST_ARC = Math.toRadians(270);
    private static final double STEP = Math.toRadians(30);

    @Override
    public void draw(StampCanvas canvas, float width, float height) throws IOException {
        float radius = Math.min(width, height) / 2;
        canvas.setStrokingColor(RED);
        canvas.setNonStrokingColor(RED);
        float x = width / 2;
        float y = height / 2;
        canvas.setLineWidth(radius * RING);
        circle(canvas, x, y, radius * (1 - RING / 2) - 0.5f);
        star(canvas, x, y, radius * STAR);
        arc(canvas, x, y, radius);
        line(canvas, x, y - radius * FOOT_BELOW, radius);
    }

    private static void circle(StampCanvas canvas, float x, float y, float radius) throws IOException {
        float round = radius * ROUND;
        canvas.moveTo(x + radius, y);
        canvas.curveTo(x + radius, y + round, x + round, y + radius, x, y + radius);
        canvas.curveTo(x - round, y + radius, x - radius, y + round, x - radius, y);
        canvas.curveTo(x - radius, y - round, x - round, y - radius, x, y - radius);
        canvas.curveTo(x + round, y - radius, x + radius, y - round, x + radius, y);
        canvas.closeAndStroke();
    }

    private static void star(StampCanvas canvas, float x, float y, float radius) throws IOException {
        double inner = radius * Math.sin(Math.toRadians(18)) / Math.sin(Math.toRadians(54));
        for (int corner = 0; corner < 10; corner++) {
            double angle = Math.toRadians(90 + corner * 36);
            double distance = corner % 2 == 0 ? radius : inner;
            float cornerX = (float) (x + distance * Math.cos(angle));
            float cornerY = (float) (y + distance * Math.sin(angle));
            if (corner == 0) {
                canvas.moveTo(cornerX, cornerY);
            } else {
                canvas.lineTo(cornerX, cornerY);
            }
        }
        canvas.fill();
    }

    /** Sets each character upright on the arc; a long name narrows its characters, as engravers do. */
    private void arc(StampCanvas canvas, float x, float y, float radius) throws IOException {
        List<Glyph> glyphs = GlyphShapes.of(name);
        double span = Math.min(WIDEST_ARC, STEP * Math.max(0, glyphs.size() - 1));
        double step = glyphs.size() < 2 ? 0 : span / (glyphs.size() - 1);
        double baseline = radius * (NAME_OUTER - NAME_HEIGHT);
        double height = radius * NAME_HEIGHT;
        double room = step == 0 ? height : step * (baseline + height * 0.4) * 0.92;
        double widthScale = Math.min(1, room / height);
        for (int i = 0; i < glyphs.size(); i++) {
            double angle = Math.PI / 2 + span / 2 - i * step;
            AffineTransform place = AffineTransform.getTranslateInstance(x, y);
            place.rotate(angle - Math.PI / 2);
            place.translate(0, baseline);
            place.scale(height * widthScale, height);
            draw(canvas, glyphs.get(i), place);
        }
    }

    private void line(StampCanvas canvas, float x, float y, float radius) throws IOException {
        List<Glyph> glyphs = GlyphShapes.of(foot);
        double height = radius * FOOT_HEIGHT;
        double width = glyphs.stream().mapToDouble(Glyph::width).sum() * height;
        double pen = x - width / 2;
        for (Glyph glyph : glyphs) {
            AffineTransform place =
                    AffineTransform.getTranslateInstance(pen + glyph.width() * height / 2, y - height / 2);
            place.scale(height, height);
            draw(canvas, glyph, place);
            pen += glyph.width() * height;
        }
    }

    /** The glyph stands centred over the origin of its place, one em high. */
    private static void draw(StampCanvas canvas, Glyph glyph, AffineTransform place) throws IOException {
        Rectangle2D box = glyph.shape().getBounds2D();
        if (box.isEmpty()) {
            return;
        }
        place.translate(-glyph.width() / 2, GlyphShapes.DESCENT);
        fill(canvas, place.createTransformedShape(glyph.shape()));
    }

    private static void fill(StampCanvas canvas, Shape shape) throws IOException {
        float[] point = new float[6];
        float fromX = 0;
        float fromY = 0;
        for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
            int kind = path.currentSegment(point);
            switch (kind) {
                case PathIterator.SEG_MOVETO -> canvas.moveTo(point[0], point[1]);
                case PathIterator.SEG_LINETO -> canvas.lineTo(point[0], point[1]);
                case PathIterator.SEG_QUADTO ->
                    canvas.curveTo(
                            fromX + (point[0] - fromX) * 2 / 3,
                            fromY + (point[1] - fromY) * 2 / 3,
                            point[2] + (point[0] - point[2]) * 2 / 3,
                            point[3] + (point[1] - point[3]) * 2 / 3,
                            point[2],
                            point[3]);
                case PathIterator.SEG_CUBICTO ->
                    canvas.curveTo(point[0], point[1], point[2], point[3], point[4], point[5]);
                default -> canvas.closePath();
            }
            int last = kind == PathIterator.SEG_CUBICTO ? 4 : kind == PathIterator.SEG_QUADTO ? 2 : 0;
            if (kind != PathIterator.SEG_CLOSE) {
                fromX = point[last];
                fromY = point[last + 1];
            }
        }
        canvas.fill();
    }
}
