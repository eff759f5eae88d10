package org.hefu.ofd.rendering;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hefu.container.XmlElement;
import org.hefu.container.XmlFormatException;
import org.hefu.ofd.OfdFile;
import org.hefu.ofd.OfdFormatException;

/**
 * Draws pages of an OFD document (GB/T 33190-2016): text, paths, pictures, composites, templates, annotations and
 * stamps. What it cannot draw, as patterns, shadings and pictures of rare kinds, is hatched in red and named.
 *
 * <p>For looking at, not for judging: a verdict never rests on it. Bounded in objects and pixels, not in time.
 */
public final class OfdRenderer {

    /** About A0 in 150 dots per inch. */
    private static final double MOST_PIXELS = 40_000_000;

    private static final Rectangle2D A4 = new Rectangle2D.Double(0, 0, 210, 297);

    private final PackageFiles files;
    private final String documentFile;
    private final XmlElement document;
    private final Resources resources;

    private OfdRenderer(PackageFiles files, String documentFile, XmlElement document) {
        this.files = files;
        this.documentFile = documentFile;
        this.document = document;
        Optional<XmlElement> common = document.child("CommonData");
        this.resources = new Resources(files, common.flatMap(data -> data.textOf("DefaultCS")));
        common.ifPresent(data -> {
            data.children("PublicRes").forEach(resource -> resources.add(documentFile, resource.text()));
            data.children("DocumentRes").forEach(resource -> resources.add(documentFile, resource.text()));
        });
    }

    /**
     * The first document of a file.
     *
     * @return empty if it cannot be read
     * @throws XmlFormatException if the way to its pages is not clear
     */
    public static Optional<OfdRenderer> of(OfdFile file) {
        PackageFiles files = new PackageFiles(file);
        String root = file.bodies().getFirst().root();
        return files.xml(root).map(document -> new OfdRenderer(files, root, document));
    }

    /**
     * @throws XmlFormatException if there are several lists of pages
     */
    public int pageCount() {
        return pages().size();
    }

    /**
     * @param page counted from 1
     * @param dotsPerMillimetre lowered for a page that would be too large a picture
     * @param stamps of every page; those of others are left out
     * @throws IllegalArgumentException if there is no such page
     * @throws XmlFormatException if the way to what is on the page is not clear
     */
    public RenderedPage render(int page, double dotsPerMillimetre, List<PageStamp> stamps) {
        return render(page, dotsPerMillimetre, stamps, BufferedImage.TYPE_INT_RGB);
    }

    private RenderedPage render(int page, double dotsPerMillimetre, List<PageStamp> stamps, int kind) {
        if (page < 1 || page > pageCount()) {
            throw new IllegalArgumentException("Pages go from 1 to " + pageCount() + "; got " + page);
        }
        XmlElement entry = pages().get(page - 1);
        String location = entry.attribute("BaseLoc")
                .flatMap(base -> PackageFiles.resolve(documentFile, base))
                .orElse("");
        Optional<XmlElement> content = files.xml(location);
        Rectangle2D area = area(content);
        double scale =
                Math.min(dotsPerMillimetre, Math.sqrt(MOST_PIXELS / Math.max(1, area.getWidth() * area.getHeight())));
        BufferedImage image = new BufferedImage(
                (int) Math.max(1, Math.round(area.getWidth() * scale)),
                (int) Math.max(1, Math.round(area.getHeight() * scale)),
                kind);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        if (kind == BufferedImage.TYPE_INT_RGB) {
            canvas.setColor(Color.WHITE);
            canvas.fillRect(0, 0, image.getWidth(), image.getHeight());
        }
        canvas.scale(scale, scale);
        canvas.translate(-area.getX(), -area.getY());
        PagePainter painter = new PagePainter(canvas, resources);
        String id = entry.attribute("ID").orElse("");
        content.ifPresentOrElse(
                shown -> {
                    resourcesOf(shown, location);
                    templates(shown, "Background", painter);
                    layers(shown, painter);
                    templates(shown, "Foreground", painter);
                },
                () -> painter.mark(area, "the page itself, whose file is missing or malformed"));
        annotations(id, painter);
        stamps.stream()
                .filter(stamp -> stamp.page().equals(id))
                .forEach(stamp -> painter.stamp(stamp, bytes -> transparent(bytes, scale)));
        canvas.dispose();
        return new RenderedPage(image, List.copyOf(painter.notDrawn()));
    }

    private List<XmlElement> pages() {
        return document.child("Pages").map(all -> all.children("Page")).orElse(List.of());
    }

    private Rectangle2D area(Optional<XmlElement> page) {
        Rectangle2D area = page.flatMap(shown -> shown.child("Area"))
                .or(() -> document.child("CommonData").flatMap(data -> data.child("PageArea")))
                .flatMap(shown -> shown.textOf("PhysicalBox"))
                .flatMap(OfdRenderer::box)
                .orElse(A4);
        return area.isEmpty() ? A4 : area;
    }

    private static Optional<Rectangle2D> box(String text) {
        try {
            return Optional.of(Numbers.box(text));
        } catch (NotDrawnException e) {
            return Optional.empty();
        }
    }

    private void resourcesOf(XmlElement page, String location) {
        page.children("PageRes").forEach(resource -> resources.add(location, resource.text()));
    }

    private void templates(XmlElement page, String order, PagePainter painter) {
        for (XmlElement use : page.children("Template")) {
            if (!use.attribute("ZOrder").orElse("Background").equals(order)) {
                continue;
            }
            Optional<String> location = use.attribute("TemplateID").flatMap(this::template);
            Optional<XmlElement> template = location.flatMap(files::xml);
            if (template.isEmpty()) {
                painter.mark(area(Optional.of(page)), "a template that is not in the document");
            } else {
                resourcesOf(template.get(), location.get());
                layers(template.get(), painter);
            }
        }
    }

    private Optional<String> template(String id) {
        return document.child("CommonData").stream()
                .flatMap(data -> data.children("TemplatePage").stream())
                .filter(template -> template.attribute("ID").equals(Optional.of(id)))
                .findFirst()
                .flatMap(template -> template.attribute("BaseLoc"))
                .flatMap(location -> PackageFiles.resolve(documentFile, location));
    }

    /** Layers lie upon each other by kind, and within a kind as they are written. */
    private static void layers(XmlElement page, PagePainter painter) {
        List<XmlElement> layers =
                page.child("Content").map(content -> content.children("Layer")).orElse(List.of());
        for (String kind : List.of("Background", "Body", "Foreground")) {
            layers.stream()
                    .filter(layer -> layer.attribute("Type").orElse("Body").equals(kind))
                    .forEach(layer -> painter.paint(layer, layer.attribute("DrawParam")));
        }
    }

    private void annotations(String page, PagePainter painter) {
        Optional<String> list =
                document.textOf("Annotations").flatMap(location -> PackageFiles.resolve(documentFile, location));
        List<XmlElement> pages = new ArrayList<>();
        list.flatMap(files::xml).ifPresent(root -> pages.addAll(root.children("Page")));
        for (XmlElement entry : pages) {
            if (entry.attribute("PageID").equals(Optional.of(page))) {
                entry.textOf("FileLoc")
                        .flatMap(location -> PackageFiles.resolve(list.orElseThrow(), location))
                        .flatMap(files::xml)
                        .ifPresent(file -> file.children("Annot").stream()
                                .filter(annotation ->
                                        !annotation.attribute("Visible").equals(Optional.of("false")))
                                .forEach(annotation ->
                                        annotation.child("Appearance").ifPresent(painter::appearance)));
            }
        }
    }

    /** The picture of a seal may be a document of one page itself; its background lets the page through. */
    private static BufferedImage transparent(byte[] ofd, double scale) {
        try {
            return of(OfdFile.read(ofd))
                    .filter(inner -> inner.pageCount() > 0)
                    .map(inner -> inner.render(1, scale, List.of(), BufferedImage.TYPE_INT_ARGB)
                            .image())
                    .orElseThrow(() -> new NotDrawnException("a seal whose picture is a broken OFD document"));
        } catch (OfdFormatException | XmlFormatException e) {
            throw new NotDrawnException("a seal whose picture is a broken OFD document");
        }
    }
}
