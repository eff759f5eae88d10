package org.hefu.ofd;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hefu.container.XmlDocument;
import org.hefu.container.XmlElement;
import org.hefu.container.XmlFormatException;

/**
 * The list of the signatures on a document, GB/T 33190-2016, section 18.1, Signatures.xml.
 *
 * @param path of the list
 * @param largestId the number that the list says was used last; empty if it says none
 * @param entries in the order of the file, which is that of signing
 */
public record OfdSignatureList(String path, OptionalLong largestId, List<Entry> entries) {

    /** Of a signature. */
    public static final long LARGEST_NUMBER = 999_999_999;

    private static final int MOST = 1000;
    private static final Pattern NUMBER = Pattern.compile("^\\D*?0*(\\d{1,9})$");
    private static final Pattern FOLDER = Pattern.compile("(?:^|/)Sign_0*(\\d{1,9})/[^/]+$");
    private static final Pattern LARGEST = Pattern.compile("[A-Za-z]*(\\d{1,9})");
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
    public record Entry(String id, Kind kind, String path) {

        /** The number in the identifier, as 3 of s003; empty if it has none. */
        public OptionalLong number() {
            return number(NUMBER, id);
        }

        /** The number of the folder of the signature, as 3 of Sign_3; empty if it has none. */
        public OptionalLong folderNumber() {
            return number(FOLDER, path);
        }

        private static OptionalLong number(Pattern form, String text) {
            Matcher number = form.matcher(text);
            return number.find() ? OptionalLong.of(Long.parseLong(number.group(1))) : OptionalLong.empty();
        }
    }

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
        return new OfdSignatureList(path, largest(root), entries);
    }

    /** A whole number; makers are known to write it as an identifier, s003. */
    private static OptionalLong largest(XmlElement root) {
        Optional<String> largest = root.textOf("MaxSignId");
        if (largest.isEmpty()) {
            return OptionalLong.empty();
        }
        Matcher number = LARGEST.matcher(largest.get().strip());
        if (!number.matches()) {
            throw new XmlFormatException("The largest identifier of a signature is no number: " + largest.get());
        }
        return OptionalLong.of(Long.parseLong(number.group(1)));
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
