package org.hefu.ofd.rendering;

import java.util.Optional;
import org.hefu.container.XmlElement;
import org.hefu.ofd.OfdFile;
import org.hefu.ofd.OfdFormatException;
import org.hefu.ofd.OfdPaths;

/** The files of a package, as far as they can be had: a page is drawn without what is missing. */
final class PackageFiles {

    private final OfdFile file;

    PackageFiles(OfdFile file) {
        this.file = file;
    }

    Optional<byte[]> bytes(String path) {
        return file.content(path);
    }

    /** Empty if the file is not there or not XML. */
    Optional<XmlElement> xml(String path) {
        try {
            return Optional.of(file.xml(path).root());
        } catch (OfdFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * @param from the file in which the location stands
     * @return empty if the location leads out of the package
     */
    static Optional<String> resolve(String from, String location) {
        try {
            return Optional.of(OfdPaths.resolve(from, location));
        } catch (OfdFormatException e) {
            return Optional.empty();
        }
    }
}
