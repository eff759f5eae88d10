package org.hefu.container;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element of an XML document, with the places in the text where it stands.
 *
 * <p>Children are asked for by their local names, and must be in the namespace of their parent.
 */
public final class XmlElement {

    private final String namespace;
    private final String name;
    private final int start;
    private final Map<String, String> attributes;
    private final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int endTag;

    XmlElement(String namespace, String name, int start, Map<String, String> attributes) {
        this.namespace = namespace;
        this.name = name;
        this.start = start;
        this.attributes = attributes;
    }

    void add(XmlElement child) {
        children.add(child);
    }

    void add(String characters) {
        text.append(characters);
    }

    void add(int codePoint) {
        text.appendCodePoint(codePoint);
    }

    void endsAt(int place) {
        endTag = place;
    }

    /** Empty if it is in none. */
    public String namespace() {
        return namespace;
    }

    /** Without prefix. */
    public String name() {
        return name;
    }

    /** Where its start tag begins, in characters of the document. */
    public int start() {
        return start;
    }

    /** Where its end tag begins; for an empty element, where its only tag ends. */
    public int endTag() {
        return endTag;
    }

    /** The characters directly inside, without blanks at both ends. */
    public String text() {
        return text.toString().strip();
    }

    /** The characters directly inside, with all blanks. */
    public String rawText() {
        return text.toString();
    }

    /** All children, in whatever namespace. */
    public List<XmlElement> children() {
        return Collections.unmodifiableList(children);
    }

    /** The children of this name. */
    public List<XmlElement> children(String childName) {
        List<XmlElement> found = new ArrayList<>();
        for (XmlElement child : children) {
            if (child.name.equals(childName) && child.namespace.equals(namespace)) {
                found.add(child);
            }
        }
        return found;
    }

    /**
     * The child of this name.
     *
     * @throws XmlFormatException if there are several
     */
    public Optional<XmlElement> child(String childName) {
        List<XmlElement> found = children(childName);
        if (found.size() > 1) {
            throw new XmlFormatException(
                    "There may be one element " + childName + " in " + name + "; there are " + found.size());
        }
        return found.stream().findFirst();
    }

    /**
     * The child of this name.
     *
     * @throws XmlFormatException if there is none, or several
     */
    public XmlElement only(String childName) {
        return child(childName)
                .orElseThrow(() -> new XmlFormatException("The element " + childName + " is missing from " + name));
    }

    /** The text of the child of this name. */
    public Optional<String> textOf(String childName) {
        return child(childName).map(XmlElement::text);
    }

    /** The attribute of this name; one with a prefix goes by its whole name. */
    public Optional<String> attribute(String attributeName) {
        return Optional.ofNullable(attributes.get(attributeName));
    }

    /**
     * The attribute of this name.
     *
     * @throws XmlFormatException if it is missing
     */
    public String needed(String attributeName) {
        return attribute(attributeName)
                .orElseThrow(
                        () -> new XmlFormatException("The attribute " + attributeName + " is missing from " + name));
    }

    /** Those that declare namespaces are left out. */
    public Map<String, String> attributes() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    @Override
    public String toString() {
        return "<" + name + ">";
    }
}
