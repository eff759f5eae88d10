package org.hefu.ofd;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hefu.container.PackedFile;
import org.hefu.container.XmlDocument;
import org.hefu.container.XmlElement;
import org.hefu.container.XmlFormatException;
import org.hefu.container.ZipArchive;
import org.hefu.container.ZipFormatException;
import org.hefu.container.ZipLimits;

/**
 * An OFD file, GB/T 33190-2016, section 7: a ZIP package that is entered by {@code OFD.xml}. Nothing in it is trusted;
 * what is wrong with the package stands among the faults of {@link #archive}. Not safe for use by several threads.
 */
public final class OfdFile {

    /** Where every reader begins. */
    public static final String ENTRANCE = "OFD.xml";

    /** The namespace of the standard, section 7.1. */
    public static final String NAMESPACE = "http://www.ofdspec.org/2016";

    private static final int MOST_BODIES = 1000;

    private final ZipArchive archive;
    private final Map<String, XmlDocument> documents = new HashMap<>();
    private final List<OfdBody> bodies = new ArrayList<>();

    private OfdFile(ZipArchive archive) {
        this.archive = archive;
    }

    /**
     * @param bytes not to be changed as long as the file is used
     * @throws OfdFormatException if it is no OFD file, or its entrance cannot be read
     */
    public static OfdFile read(byte[] bytes) {
        try {
            OfdFile file = new OfdFile(ZipArchive.read(bytes, ZipLimits.DOCUMENT));
            file.enter();
            return file;
        } catch (ZipFormatException | XmlFormatException e) {
            throw new OfdFormatException(String.valueOf(e.getMessage()), e);
        }
    }

    private void enter() {
        XmlElement root = xml(ENTRANCE).root();
        if (!root.name().equals("OFD")) {
            throw new OfdFormatException("OFD.xml does not describe an OFD file");
        }
        List<XmlElement> found = root.children("DocBody");
        if (found.isEmpty() || found.size() > MOST_BODIES) {
            throw new OfdFormatException(
                    "An OFD file holds 1 to " + MOST_BODIES + " documents; this holds " + found.size());
        }
        for (XmlElement body : found) {
            bodies.add(OfdBody.read(bodies.size(), body));
        }
    }

    public ZipArchive archive() {
        return archive;
    }

    /** The documents in the file; at least one. */
    public List<OfdBody> bodies() {
        return Collections.unmodifiableList(bodies);
    }

    /**
     * The bytes of a file in the package, not to be changed.
     *
     * @param path from the root, without a leading slash
     */
    public Optional<byte[]> content(String path) {
        return archive.file(path).map(PackedFile::content);
    }

    /**
     * An XML file of the package; read once.
     *
     * @throws OfdFormatException if it is missing or malformed
     */
    public XmlDocument xml(String path) {
        XmlDocument known = documents.get(path);
        if (known == null) {
            byte[] content = content(path)
                    .orElseThrow(() -> new OfdFormatException("The file " + path + " is missing from the package"));
            try {
                known = XmlDocument.read(content);
            } catch (XmlFormatException e) {
                throw new OfdFormatException(path + ": " + e.getMessage(), e);
            }
            documents.put(path, known);
        }
        return known;
    }
}
