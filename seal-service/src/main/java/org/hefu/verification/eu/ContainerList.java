package org.hefu.verification.eu;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The list of files in a container, ETSI EN 319 162-1, section 4.4.3.2; OpenDocument 1.2, part 3, section 4. Nobody signs
 * it, so it may say nothing but which files are there.
 */
final class ContainerList {

    private static final String NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";
    private static final String ALL = "/";
    private static final Map<String, Pattern> ROOT = Map.of("version", Pattern.compile("1\\.\\d"));
    private static final Map<String, Pattern> ENTRY = Map.of(
            "full-path",
            Pattern.compile(".+"),
            "media-type",
            Pattern.compile("(?:[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+)?"),
            "version",
            Pattern.compile("1\\.\\d"),
            "size",
            Pattern.compile("\\d+"));

    private final Document document;

    private ContainerList(Document document) {
        this.document = document;
    }

    /**
     * @throws StructureException if it is no XML
     */
    static ContainerList read(byte[] list) throws StructureException {
        return new ContainerList(SignedXml.parse(list));
    }

    /**
     * Is it the list of these files, and nothing besides?
     *
     * @param label of the container
     * @param content the files that must be listed
     * @param others the files that may be listed
     */
    boolean isExactly(String label, Set<String> content, Set<String> others) {
        Element root = document.getDocumentElement();
        if (!holds(document, Set.of("manifest")) || !says(root, ROOT) || !holds(root, Set.of("file-entry"))) {
            return false;
        }
        Map<String, String> listed = new TreeMap<>();
        for (Element entry : SignedXml.children(root)) {
            String name = entry.getAttributeNS(NAMESPACE, "full-path");
            if (name.isEmpty()
                    || !says(entry, ENTRY)
                    || !holds(entry, Set.of())
                    || listed.put(name, entry.getAttributeNS(NAMESPACE, "media-type")) != null) {
                return false;
            }
        }
        String type = listed.remove(ALL);
        Set<String> names = new TreeSet<>(listed.keySet());
        names.removeAll(others);
        names.removeIf(name -> name.endsWith("/") && content.stream().anyMatch(file -> file.startsWith(name)));
        return names.equals(content) && (type == null || type.equals(label));
    }

    /** Only these elements, and neither text nor comment nor instruction. */
    private static boolean holds(Node parent, Set<String> names) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            boolean known = child instanceof Element element
                    ? NAMESPACE.equals(element.getNamespaceURI()) && names.contains(element.getLocalName())
                    : child.getNodeType() == Node.TEXT_NODE
                            && child.getNodeValue().isBlank();
            if (!known) {
                return false;
            }
        }
        return true;
    }

    private static boolean says(Element element, Map<String, Pattern> known) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            if (XMLNS.equals(attribute.getNamespaceURI())) {
                continue;
            }
            Pattern form = known.get(attribute.getLocalName());
            if (form == null
                    || !NAMESPACE.equals(attribute.getNamespaceURI())
                    || !form.matcher(attribute.getValue()).matches()) {
                return false;
            }
        }
        return true;
    }
}
