package org.hefu.ofd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hefu.container.XmlElement;
import org.hefu.container.XmlFormatException;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a document and what they use, GB/T 33190-2016, sections 7.5 to 7.9, 15 and 20.
 *
 * @param pages in reading order
 * @param fonts by their ids
 * @param media pictures and other media, by their ids
 * @param annotations paths of the annotations of a page, by the id of the page
 * @param attachments the attached files, by their names
 */
public record OfdDocument(
        OfdBody body,
        List<OfdPage> pages,
        Map<String, OfdResource> fonts,
        Map<String, OfdResource> media,
        Map<String, String> annotations,
        Map<String, String> attachments) {

    private static final int MOST_PAGES = 100_000;

    public OfdDocument {
        pages = List.copyOf(pages);
        fonts = Map.copyOf(fonts);
        media = Map.copyOf(media);
        annotations = Map.copyOf(annotations);
        attachments = Map.copyOf(attachments);
    }

    /**
     * A font or a medium.
     *
     * @param name of a font, or kind of a medium
     * @param path of its file; null for a font that the reader must have
     */
    public record OfdResource(String name, @Nullable String path) {}

    /**
     * @throws OfdFormatException if the document cannot be followed to its pages
     */
    public static OfdDocument read(OfdFile file, OfdBody body) {
        try {
            return read(file, body, file.xml(body.root()).root());
        } catch (XmlFormatException e) {
            throw new OfdFormatException(body.root() + ": " + e.getMessage(), e);
        }
    }

    private static OfdDocument read(OfdFile file, OfdBody body, XmlElement root) {
        XmlElement common = root.only("CommonData");
        OfdBox area = common.child("PageArea").map(OfdDocument::physical).orElse(null);
        Map<String, String> templates = new HashMap<>();
        for (XmlElement template : common.children("TemplatePage")) {
            put(templates, template.needed("ID"), OfdPaths.resolve(body.root(), template.needed("BaseLoc")));
        }
        Map<String, OfdResource> fonts = new HashMap<>();
        Map<String, OfdResource> media = new HashMap<>();
        for (String kind : List.of("PublicRes", "DocumentRes")) {
            for (XmlElement resources : common.children(kind)) {
                resources(file, OfdPaths.resolve(body.root(), resources.text()), fonts, media);
            }
        }
        List<XmlElement> listed = root.only("Pages").children("Page");
        if (listed.size() > MOST_PAGES) {
            throw new OfdFormatException("The document has " + listed.size() + " pages; the most are " + MOST_PAGES);
        }
        List<OfdPage> pages = new ArrayList<>();
        for (XmlElement page : listed) {
            pages.add(page(
                    file, page.needed("ID"), OfdPaths.resolve(body.root(), page.needed("BaseLoc")), area, templates));
        }
        return new OfdDocument(body, pages, fonts, media, annotations(file, body, root), attachments(file, body, root));
    }

    private static OfdBox physical(XmlElement area) {
        return OfdBox.parse(area.only("PhysicalBox").text());
    }

    private static OfdPage page(
            OfdFile file, String id, String path, @Nullable OfdBox usual, Map<String, String> templates) {
        XmlElement content = file.xml(path).root();
        OfdBox area = content.child("Area").map(OfdDocument::physical).orElse(usual);
        if (area == null) {
            throw new OfdFormatException("The page " + path + " has no size");
        }
        List<String> used = new ArrayList<>();
        for (XmlElement template : content.children("Template")) {
            String base = templates.get(template.needed("TemplateID"));
            if (base == null) {
                throw new OfdFormatException("The page " + path + " uses a template that is missing");
            }
            used.add(base);
        }
        return new OfdPage(id, path, area, used);
    }

    private static void resources(
            OfdFile file, String path, Map<String, OfdResource> fonts, Map<String, OfdResource> media) {
        XmlElement root = file.xml(path).root();
        String base = OfdPaths.resolve(path, root.attribute("BaseLoc").orElse(".") + "/x");
        for (XmlElement list : root.children("Fonts")) {
            for (XmlElement font : list.children("Font")) {
                put(fonts, font.needed("ID"), resource(base, font.needed("FontName"), font.textOf("FontFile")));
            }
        }
        for (XmlElement list : root.children("MultiMedias")) {
            for (XmlElement medium : list.children("MultiMedia")) {
                put(media, medium.needed("ID"), resource(base, medium.needed("Type"), medium.textOf("MediaFile")));
            }
        }
    }

    private static OfdResource resource(String base, String name, Optional<String> path) {
        return new OfdResource(
                name, path.map(found -> OfdPaths.resolve(base, found)).orElse(null));
    }

    private static Map<String, String> annotations(OfdFile file, OfdBody body, XmlElement root) {
        Map<String, String> annotations = new LinkedHashMap<>();
        Optional<String> list = root.textOf("Annotations").map(path -> OfdPaths.resolve(body.root(), path));
        if (list.isPresent()) {
            for (XmlElement page : file.xml(list.get()).root().children("Page")) {
                put(
                        annotations,
                        page.needed("PageID"),
                        OfdPaths.resolve(list.get(), page.only("FileLoc").text()));
            }
        }
        return annotations;
    }

    private static Map<String, String> attachments(OfdFile file, OfdBody body, XmlElement root) {
        Map<String, String> attachments = new LinkedHashMap<>();
        Optional<String> list = root.textOf("Attachments").map(path -> OfdPaths.resolve(body.root(), path));
        if (list.isPresent()) {
            for (XmlElement attached : file.xml(list.get()).root().children("Attachment")) {
                put(
                        attachments,
                        attached.needed("Name"),
                        OfdPaths.resolve(list.get(), attached.only("FileLoc").text()));
            }
        }
        return attachments;
    }

    private static <T> void put(Map<String, T> map, String key, T value) {
        if (map.putIfAbsent(key, value) != null) {
            throw new OfdFormatException("The id " + key + " is given twice");
        }
    }

    /** The files that are shown with the document or come with it, by their paths; its lists left out. */
    public Set<String> files() {
        Set<String> files = new HashSet<>(annotations.values());
        files.addAll(attachments.values());
        for (OfdPage page : pages) {
            files.add(page.path());
            files.addAll(page.templates());
        }
        Stream.concat(fonts.values().stream(), media.values().stream())
                .flatMap(resource -> Optional.ofNullable(resource.path()).stream())
                .forEach(files::add);
        return files;
    }

    /** The page with this id. */
    public Optional<OfdPage> page(String id) {
        return pages.stream().filter(page -> page.id().equals(id)).findFirst();
    }
}
