package org.hefu.ofd.rendering;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hefu.container.XmlElement;
import org.hefu.container.XmlFormatException;

/** Draws the objects of a page, in millimetres from its upper left corner; GB/T 33190-2016, sections 8 to 13. */
final class PagePainter {

    /** A page with more objects takes longer to draw than anybody waits. */
    private static final int MOST_OBJECTS = 200_000;

    private static final int DEEPEST = 16;
    private static final Color HATCH = new Color(0xC0, 0x30, 0x30, 0x90);

    private final Graphics2D canvas;
    private final Resources resources;
    private final Colours colours;
    private final TextPainter text;
    private final Set<String> notDrawn = new LinkedHashSet<>();
    private int objects;

    PagePainter(Graphics2D canvas, Resources resources) {
        this.canvas = canvas;
        this.resources = resources;
        this.colours = new Colours(resources);
        this.text = new TextPainter(new Fonts(resources));
    }

    Set<String> notDrawn() {
        return notDrawn;
    }

    /** Draws everything in a layer, an appearance or a block. */
    void paint(XmlElement block, Optional<String> parameters) {
        paint(block, parameters, 0);
    }

    private void paint(XmlElement block, Optional<String> parameters, int depth) {
        for (XmlElement object : block.children()) {
            if (++objects > MOST_OBJECTS || depth > DEEPEST) {
                notDrawn.add("objects beyond " + MOST_OBJECTS + ", or nested too deep");
                return;
            }
            if (object.name().equals("PageBlock")) {
                paint(object, parameters, depth + 1);
            } else if (!object.attribute("Visible").equals(Optional.of("false"))) {
                one(object, parameters, depth);
            }
        }
    }

    private void one(XmlElement object, Optional<String> parameters, int depth) {
        AffineTransform page = canvas.getTransform();
        Shape clip = canvas.getClip();
        Composite composite = canvas.getComposite();
        Rectangle2D boundary = new Rectangle2D.Double();
        try {
            boundary =
                    object.attribute("Boundary").<Rectangle2D>map(Numbers::box).orElse(boundary);
            canvas.translate(boundary.getX(), boundary.getY());
            clip(object);
            Optional<AffineTransform> matrix = object.attribute("CTM").map(Numbers::matrix);
            matrix.ifPresent(canvas::transform);
            Style style = new Style(object, parameters, resources);
            int alpha =
                    object.attribute("Alpha").map(Numbers::number).orElse(255.0).intValue();
            switch (object.name()) {
                case "TextObject" -> text(object, style, alpha);
                case "PathObject" -> path(object, style, alpha);
                case "ImageObject" -> image(object, matrix.isPresent(), boundary, alpha);
                case "CompositeObject" -> composite(object, depth);
                default -> throw new NotDrawnException("an object of kind " + object.name());
            }
        } catch (NotDrawnException | XmlFormatException e) {
            canvas.setTransform(page);
            canvas.setClip(clip);
            mark(boundary, e instanceof NotDrawnException ? String.valueOf(e.getMessage()) : "a malformed object");
        } finally {
            canvas.setTransform(page);
            canvas.setClip(clip);
            canvas.setComposite(composite);
        }
    }

    /** Draws the look of an annotation. */
    void appearance(XmlElement appearance) {
        AffineTransform page = canvas.getTransform();
        try {
            appearance.attribute("Boundary").map(Numbers::box).ifPresent(box -> canvas.translate(box.x, box.y));
            paint(appearance, Optional.empty(), 1);
        } catch (NotDrawnException e) {
            mark(new Rectangle2D.Double(), "an annotation with " + e.getMessage());
        } finally {
            canvas.setTransform(page);
        }
    }

    private void clip(XmlElement object) {
        for (XmlElement clips : object.children("Clips")) {
            for (XmlElement one : clips.children("Clip")) {
                Path2D.Double area = new Path2D.Double();
                for (XmlElement part : one.children("Area")) {
                    AffineTransform place =
                            part.attribute("CTM").map(Numbers::matrix).orElseGet(AffineTransform::new);
                    for (XmlElement path : part.children("Path")) {
                        Rectangle2D box = path.attribute("Boundary")
                                .<Rectangle2D>map(Numbers::box)
                                .orElse(new Rectangle2D.Double());
                        Path2D shape =
                                PathData.read(path.textOf("AbbreviatedData").orElse(""));
                        path.attribute("CTM").map(Numbers::matrix).ifPresent(shape::transform);
                        shape.transform(AffineTransform.getTranslateInstance(box.getX(), box.getY()));
                        shape.transform(place);
                        area.append(shape, false);
                    }
                    if (part.child("Text").isPresent()) {
                        throw new NotDrawnException("something clipped by text");
                    }
                }
                canvas.clip(area);
            }
        }
    }

    private void text(XmlElement object, Style style, int alpha) {
        Shape shape = text.shape(object);
        boolean fill = flag(object, "Fill", true);
        if (fill) {
            canvas.setColor(colours.of(style.colour("FillColor"), Color.BLACK, alpha));
            canvas.fill(shape);
        }
        if (flag(object, "Stroke", false)) {
            canvas.setColor(colours.of(style.colour("StrokeColor"), Color.BLACK, alpha));
            canvas.setStroke(style.stroke());
            canvas.draw(shape);
        }
    }

    private void path(XmlElement object, Style style, int alpha) {
        Path2D path = PathData.read(object.textOf("AbbreviatedData").orElse(""));
        if (flag(object, "Fill", false)) {
            path.setWindingRule(
                    object.attribute("Rule").equals(Optional.of("Even-Odd"))
                            ? Path2D.WIND_EVEN_ODD
                            : Path2D.WIND_NON_ZERO);
            canvas.setColor(colours.of(style.colour("FillColor"), new Color(0, 0, 0, 0), alpha));
            canvas.fill(path);
        }
        if (flag(object, "Stroke", true)) {
            canvas.setColor(colours.of(style.colour("StrokeColor"), Color.BLACK, alpha));
            canvas.setStroke(style.stroke());
            canvas.draw(path);
        }
    }

    /** A picture fills the unit square, which its matrix puts in place; without one it fills its boundary. */
    private void image(XmlElement object, boolean placed, Rectangle2D boundary, int alpha) {
        byte[] bytes = object.attribute("ResourceID")
                .flatMap(resources::media)
                .orElseThrow(() -> new NotDrawnException("a picture that is not in the document"));
        if (object.attribute("ImageMask").isPresent()) {
            throw new NotDrawnException("a picture with a mask");
        }
        BufferedImage picture = Pictures.read(bytes);
        canvas.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, Math.clamp(alpha, 0, 255) / 255f));
        double width = placed ? 1 : boundary.getWidth();
        double height = placed ? 1 : boundary.getHeight();
        canvas.drawImage(
                picture,
                new AffineTransform(width / picture.getWidth(), 0, 0, height / picture.getHeight(), 0, 0),
                null);
    }

    private void composite(XmlElement object, int depth) {
        XmlElement unit = object.attribute("ResourceID")
                .flatMap(resources::compositeUnit)
                .orElseThrow(() -> new NotDrawnException("a composite that is not in the document"));
        unit.child("Content").ifPresent(content -> paint(content, Optional.empty(), depth + 1));
    }

    /** Draws the picture of a seal; a picture that cannot be drawn is hatched like everything else. */
    void stamp(PageStamp stamp, Function<byte[], BufferedImage> ofd) {
        AffineTransform page = canvas.getTransform();
        Shape clip = canvas.getClip();
        Rectangle2D boundary = stamp.boundary();
        try {
            BufferedImage picture = switch (stamp.type().toLowerCase(Locale.ROOT)) {
                case "ofd" -> ofd.apply(stamp.picture());
                case "svg" -> throw new NotDrawnException("a seal whose picture is SVG");
                default -> Pictures.read(stamp.picture());
            };
            canvas.translate(boundary.getX(), boundary.getY());
            if (stamp.clip() != null) {
                canvas.clip(stamp.clip());
            }
            canvas.drawImage(
                    picture,
                    new AffineTransform(
                            boundary.getWidth() / picture.getWidth(),
                            0,
                            0,
                            boundary.getHeight() / picture.getHeight(),
                            0,
                            0),
                    null);
        } catch (NotDrawnException e) {
            canvas.setTransform(page);
            canvas.setClip(clip);
            mark(boundary, String.valueOf(e.getMessage()));
        } finally {
            canvas.setTransform(page);
            canvas.setClip(clip);
        }
    }

    /** Hatches a place: nobody shall take the gap for the document. */
    void mark(Rectangle2D place, String what) {
        notDrawn.add(what);
        Rectangle2D shown = place.isEmpty()
                ? new Rectangle2D.Double(
                        place.getX(), place.getY(), Math.max(3, place.getWidth()), Math.max(3, place.getHeight()))
                : place;
        Shape clip = canvas.getClip();
        canvas.clip(shown);
        canvas.setColor(HATCH);
        canvas.setStroke(new BasicStroke(0.25f));
        double reach = Math.min(shown.getHeight(), 2000);
        for (double x = -reach; x < Math.min(shown.getWidth(), 2000); x += 1.5) {
            canvas.draw(
                    new Line2D.Double(shown.getX() + x, shown.getY() + reach, shown.getX() + x + reach, shown.getY()));
        }
        canvas.draw(shown);
        canvas.setClip(clip);
    }

    private static boolean flag(XmlElement object, String name, boolean otherwise) {
        return object.attribute(name)
                .map(value -> value.equals("true") || value.equals("1"))
                .orElse(otherwise);
    }
}
