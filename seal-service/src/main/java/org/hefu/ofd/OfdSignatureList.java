package org.hefu.ofd;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hefu.container.XmlDocument;
import org.hefu.container.XmlElement;
import org.hefu.container.XmlFormatException;

/**
 * The list of the signatures on a document, GB/T 33190-2016, section 18.1, Signatures.xml.
 *
 * @param path of the list
 * @param largestId the number that the list says was used last
 * @param entries in the order of the file, which is that of signing
 */
public record OfdSignatureList(String path, int largestId, List<Entry> entries) {

    private static final int MOST = 1000;
    /** The list is the one file that a signature may leave open, so nothing may hide in it. */
    private static final Pattern HIDDEN = Pattern.compile("<!--|<\\?(?!xml\\s)");

    public OfdSignatureList {
        entries = List.copyOf(entries);
    }

    /** Whether a signature was made with a seal. */
    public enum Kind {
        SEAL,
        SIGN
    }

    /**
     * @param path of the description of the signature
     */
    public record Entry(String id, Kind kind, String path) {}

    /**
     * @throws OfdFormatException if the list cannot be read, or says anything that is not known
     */
    public static OfdSignatureList read(OfdFile file, String path) {
        try {
            XmlDocument document = file.xml(path);
            XmlElement root = document.root();
            if (HIDDEN.matcher(document.text()).find()) {
                throw new XmlFormatException("The list of signatures has a comment or an instruction");
            }
            if (!root.namespace().equals(file.xml(OfdFile.ENTRANCE).root().namespace())) {
                throw new XmlFormatException("The list of signatures is in another namespace than the file");
            }
            return read(path, root);
        } catch (XmlFormatException e) {
            throw new OfdFormatException(path + ": " + e.getMessage(), e);
        }
    }

    private static OfdSignatureList read(String path, XmlElement root) {
        known(root, Set.of("MaxSignId", "Signature"));
        if (!root.name().equals("Signatures") || !root.attributes().isEmpty()) {
            throw new XmlFormatException("This is no list of signatures");
        }
        List<Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (XmlElement signature : root.children("Signature")) {
            known(signature, Set.of());
            if (!Set.of("ID", "Type", "BaseLoc")
                    .containsAll(signature.attributes().keySet())) {
                throw new XmlFormatException("A signature has an attribute that is not known");
            }
            String description = OfdPaths.resolve(path, signature.needed("BaseLoc"));
            Entry entry = new Entry(signature.needed("ID"), kind(signature), description);
            if (!seen.add("id " + entry.id()) || !seen.add("path " + description) || entries.size() == MOST) {
                throw new XmlFormatException("A signature is listed twice, or there are too many");
            }
            entries.add(entry);
        }
        String largest = root.textOf("MaxSignId").orElse("0").replaceFirst("^[A-Za-z]+", "");
        return new OfdSignatureList(path, (int) Math.max(0, OfdBox.number(largest)), entries);
    }

    private static Kind kind(XmlElement signature) {
        return switch (signature.attribute("Type").orElse("Seal")) {
            case "Seal" -> Kind.SEAL;
            case "Sign" -> Kind.SIGN;
            default -> throw new XmlFormatException("A signature is of an unknown type");
        };
    }

    private static void known(XmlElement element, Set<String> names) {
        if (!element.text().isEmpty()) {
            throw new XmlFormatException("The list of signatures has a text that is not known");
        }
        for (XmlElement child : element.children()) {
            if (!names.contains(child.name()) || !child.namespace().equals(element.namespace())) {
                throw new XmlFormatException(
                        "The list of signatures has an element that is not known: " + child.name());
            }
        }
    }
}
