package org.hefu.ofd;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hefu.container.XmlElement;
import org.hefu.container.XmlFormatException;

/**
 * A version of a document, GB/T 33190-2016, section 19.
 *
 * @param current is it the one that readers open
 * @param path of its description
 * @param root path of the entrance of the document in this version
 * @param files that belong to it, by their paths
 */
public record OfdVersion(String id, boolean current, String path, String root, List<String> files) {

    private static final int MOST = 1000;
    private static final int MOST_FILES = 20_000;

    public OfdVersion {
        files = List.copyOf(files);
    }

    /**
     * The versions of a document, in the order of the file; none in most.
     *
     * @throws OfdFormatException if they cannot be read, or there are too many
     */
    public static List<OfdVersion> of(OfdFile file, OfdBody body) {
        try {
            Optional<XmlElement> list = body.element().child("Versions");
            if (list.isEmpty()) {
                return List.of();
            }
            List<XmlElement> listed = list.get().children("Version");
            if (listed.size() > MOST) {
                throw new OfdFormatException("The document has " + listed.size() + " versions; the most are " + MOST);
            }
            List<OfdVersion> versions = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (XmlElement version : listed) {
                String path = OfdPaths.resolve(OfdFile.ENTRANCE, version.needed("BaseLoc"));
                if (!seen.add(path)) {
                    throw new XmlFormatException("The version " + path + " is given twice");
                }
                versions.add(read(file, path, version));
            }
            return versions;
        } catch (XmlFormatException e) {
            throw new OfdFormatException("Versions: " + e.getMessage(), e);
        }
    }

    private static OfdVersion read(OfdFile file, String path, XmlElement listed) {
        XmlElement version = file.xml(path).root();
        if (!version.name().equals("DocVersion")) {
            throw new XmlFormatException(path + " does not describe a version");
        }
        List<XmlElement> found = version.only("FileList").children("File");
        if (found.size() > MOST_FILES) {
            throw new OfdFormatException("A version has " + found.size() + " files; the most are " + MOST_FILES);
        }
        List<String> files = new ArrayList<>();
        for (XmlElement one : found) {
            files.add(OfdPaths.resolve(path, one.text()));
        }
        return new OfdVersion(
                listed.needed("ID"),
                isTrue(listed.attribute("Current").orElse("false").strip()),
                path,
                OfdPaths.resolve(path, version.only("DocRoot").text()),
                files);
    }

    /** As XML Schema writes truth values, part 2, section 3.2.2. */
    private static boolean isTrue(String value) {
        return switch (value) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new XmlFormatException("A version is current, or is not; got '" + value + "'");
        };
    }
}
