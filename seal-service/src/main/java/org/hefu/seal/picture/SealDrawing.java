package org.hefu.seal.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.hefu.pdf.Outlines;
import org.hefu.seal.picture.PictureRefusedException.Code;
import org.hefu.signature.pdf.StampCanvas;
import org.hefu.signature.pdf.StampDrawing;

/**
 * A seal as shapes: one description from which every form of its picture is made. No form needs a font to be shown, and
 * the paper shows through wherever there is no ink.
 */
public final class SealDrawing implements StampDrawing {

    private static final double MILLIMETRES_AN_INCH = 25.4;
    private static final int LOWEST_RESOLUTION = 72;
    private static final int HIGHEST_RESOLUTION = 1200;

    private final SealDesign design;
    private final List<Mark> marks;

    private SealDrawing(SealDesign design, List<Mark> marks) {
        this.design = design;
        this.marks = marks;
    }

    /**
     * @throws PictureRefusedException if a character is not in the font
     */
    public static SealDrawing of(SealDesign design) {
        return new SealDrawing(
                design,
                switch (design.shape()) {
                    case ROUND -> RoundSeal.draw(design);
                    case OVAL -> OvalSeal.draw(design);
                    case RECTANGLE -> RectangularSeal.draw(design);
                    case NAME -> NameSeal.draw(design);
                });
    }

    /**
     * As a PNG file that knows its size on paper.
     *
     * @param resolution dots an inch, 72 to 1200
     */
    public byte[] png(int resolution) {
        if (resolution < LOWEST_RESOLUTION || resolution > HIGHEST_RESOLUTION) {
            throw new PictureRefusedException(
                    Code.RESOLUTION, "A picture has 72 to 1200 dots an inch; got " + resolution);
        }
        double scale = resolution / MILLIMETRES_AN_INCH;
        BufferedImage image = new BufferedImage(
                (int) Math.ceil(design.width() * scale),
                (int) Math.ceil(design.height() * scale),
                BufferedImage.TYPE_INT_ARGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        canvas.scale(scale, scale);
        canvas.setColor(new Color(design.rgb()));
        for (Mark mark : marks) {
            if (mark.filled()) {
                canvas.fill(mark.path());
            }
            if (mark.outline() > 0) {
                canvas.setStroke(
                        new BasicStroke((float) mark.outline(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                canvas.draw(mark.path());
            }
        }
        canvas.dispose();
        sameColour(image);
        return PngFile.write(image, resolution);
    }

    /** Where shapes overlap the library rounds colours; ink has one. */
    private void sameColour(BufferedImage image) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int alpha = image.getRGB(x, y) >>> 24;
                image.setRGB(x, y, alpha == 0 ? 0 : alpha << 24 | design.rgb());
            }
        }
    }

    /** As an SVG file: paths alone, in millimetres. */
    public String svg() {
        StringBuilder svg = new StringBuilder(65_536);
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%smm\" height=\"%smm\" viewBox=\"0 0 %s %s\">\n"
                .formatted(
                        number(design.width()),
                        number(design.height()),
                        number(design.width()),
                        number(design.height())));
        svg.append("<g fill=\"%s\" stroke=\"%s\" stroke-linejoin=\"round\" stroke-linecap=\"round\">\n"
                .formatted(design.colour(), design.colour()));
        for (Mark mark : marks) {
            svg.append("<path").append(mark.filled() ? "" : " fill=\"none\"").append(" stroke-width=\"");
            svg.append(number(mark.outline())).append("\" d=\"");
            Outlines.walk(mark.path(), new SvgPath(svg));
            svg.append("\"/>\n");
        }
        return svg.append("</g>\n</svg>\n").toString();
    }

    @Override
    public void draw(StampCanvas canvas, float width, float height) {
        double scale = Math.min(width / design.width(), height / design.height());
        AffineTransform upwards = new AffineTransform(scale, 0, 0, -scale, 0, height);
        Color colour = new Color(design.rgb());
        canvas.setStrokingColor(colour);
        canvas.setNonStrokingColor(colour);
        canvas.setRoundLines();
        for (Mark mark : marks) {
            canvas.setLineWidth((float) (mark.outline() * scale));
            Outlines.walk(upwards.createTransformedShape(mark.path()), canvas);
            if (mark.filled() && mark.outline() > 0) {
                canvas.fillAndStroke();
            } else if (mark.filled()) {
                canvas.fill();
            } else {
                canvas.stroke();
            }
        }
    }

    public SealDesign design() {
        return design;
    }

    /** To a thousandth of a millimetre. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.3f", value);
        String trimmed = text.replaceAll("0+$", "").replaceAll("\\.$", "");
        return trimmed.equals("-0") ? "0" : trimmed;
    }
}
