package org.hefu.ofd;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hefu.container.XmlElement;
import org.jspecify.annotations.Nullable;

/**
 * A document in an OFD file, GB/T 33190-2016, section 7.4, DocBody.
 *
 * @param index counted from 0
 * @param root path of the document's own entrance
 * @param signatures path of the list of its signatures; null if it has none
 * @param information title, author, creation date and so on, by their names in the standard
 * @param customData what the maker added (CustomDatas), as the metadata of a licence
 * @param element of {@code OFD.xml}
 */
public record OfdBody(
        int index,
        String root,
        @Nullable String signatures,
        Map<String, String> information,
        Map<String, String> customData,
        XmlElement element) {

    public OfdBody {
        information = Map.copyOf(information);
        customData = Collections.unmodifiableMap(new LinkedHashMap<>(customData));
    }

    static OfdBody read(int index, XmlElement body) {
        String root = OfdPaths.resolve(OfdFile.ENTRANCE, body.only("DocRoot").text());
        String signatures = body.textOf("Signatures")
                .map(path -> OfdPaths.resolve(OfdFile.ENTRANCE, path))
                .orElse(null);
        Map<String, String> information = new LinkedHashMap<>();
        Map<String, String> custom = new LinkedHashMap<>();
        Optional<XmlElement> about = body.child("DocInfo");
        for (XmlElement field : about.map(XmlElement::children).orElse(List.of())) {
            if (field.children().isEmpty()) {
                information.putIfAbsent(field.name(), field.text());
            }
        }
        about.ifPresent(info -> {
            read(info, "CustomDatas", "CustomData", "Name", custom);
            // One maker's files misspell the names; they are read, and never written so.
            read(info, "CuslomDatas", "CuslomData", "name", custom);
        });
        return new OfdBody(index, root, signatures, information, custom, body);
    }

    private static void read(XmlElement info, String list, String item, String name, Map<String, String> custom) {
        for (XmlElement datas : info.children(list)) {
            for (XmlElement data : datas.children(item)) {
                data.attribute(name)
                        .or(() -> data.attribute("Name"))
                        .ifPresent(key -> custom.putIfAbsent(key, data.text()));
            }
        }
    }

    /** The title; empty if it has none. */
    public Optional<String> title() {
        return Optional.ofNullable(information.get("Title"));
    }
}
