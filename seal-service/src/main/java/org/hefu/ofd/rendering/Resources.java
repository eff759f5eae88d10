package org.hefu.ofd.rendering;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hefu.container.XmlElement;

/** Fonts, colours, drawing parameters and media by their numbers, GB/T 33190-2016, section 7.9. */
final class Resources {

    /** An element of a resource file, and a place in the folder that its files lie in. */
    private record Entry(XmlElement element, String folder) {}

    private final PackageFiles files;
    private final Optional<String> defaultColourSpace;
    private final Map<String, Entry> byId = new HashMap<>();

    /**
     * @param defaultColourSpace of the document
     */
    Resources(PackageFiles files, Optional<String> defaultColourSpace) {
        this.files = files;
        this.defaultColourSpace = defaultColourSpace;
    }

    /**
     * Adds what a resource file holds; of two entries with one number the later counts, as for a page's own.
     *
     * @param from the file that names it
     */
    void add(String from, String location) {
        Optional<String> path = PackageFiles.resolve(from, location);
        path.flatMap(files::xml).ifPresent(root -> {
            String own = path.get();
            String folder = root.attribute("BaseLoc")
                    .flatMap(base -> PackageFiles.resolve(own, base + "/any"))
                    .orElse(own);
            for (XmlElement group : root.children()) {
                for (XmlElement element : group.children()) {
                    element.attribute("ID").ifPresent(id -> byId.put(id, new Entry(element, folder)));
                }
            }
        });
    }

    Optional<XmlElement> drawParameters(String id) {
        return element(id, "DrawParam");
    }

    Optional<XmlElement> colourSpace(String id) {
        return element(id, "ColorSpace");
    }

    Optional<String> defaultColourSpace() {
        return defaultColourSpace;
    }

    Optional<XmlElement> compositeUnit(String id) {
        return element(id, "CompositeGraphicUnit");
    }

    /** The file of a font that came along; empty if the document only names its font. */
    Optional<byte[]> fontFile(String id) {
        return file(id, "Font", "FontFile");
    }

    Optional<byte[]> media(String id) {
        return file(id, "MultiMedia", "MediaFile");
    }

    private Optional<byte[]> file(String id, String kind, String child) {
        return Optional.ofNullable(byId.get(id))
                .filter(entry -> entry.element().name().equals(kind))
                .flatMap(entry -> entry.element()
                        .textOf(child)
                        .flatMap(location -> PackageFiles.resolve(entry.folder(), location))
                        .flatMap(files::bytes));
    }

    private Optional<XmlElement> element(String id, String kind) {
        return Optional.ofNullable(byId.get(id))
                .map(Entry::element)
                .filter(element -> element.name().equals(kind));
    }
}
