package org.hefu.container;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the part of XML 1.0 (fifth edition) and of Namespaces in XML 1.0 that documents need, strictly: what is accepted
 * here means the same to every conforming reader. A document type is refused.
 */
final class XmlParser {

    private static final int DEEPEST = 100;
    private static final int MOST_ELEMENTS = 1_000_000;
    private static final int MOST_ATTRIBUTES = 256;
    private static final String XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
    private static final Map<String, Integer> ENTITIES =
            Map.of("amp", (int) '&', "lt", (int) '<', "gt", (int) '>', "quot", (int) '"', "apos", (int) '\'');

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,7}");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9A-Fa-f]{1,6}");

    private final XmlText in;
    private final Deque<XmlElement> open = new ArrayDeque<>();
    private final Deque<String> openNames = new ArrayDeque<>();
    private final Deque<Map<String, String>> scopes = new ArrayDeque<>();
    private int elements;

    XmlParser(String text) {
        this.in = new XmlText(text);
    }

    XmlElement parse() {
        scopes.push(Map.of("xml", XML_NAMESPACE));
        if (in.take("<?xml ") || in.take("<?xml\t") || in.take("<?xml\n") || in.take("<?xml\r")) {
            in.declaration();
        }
        XmlElement root = null;
        while (true) {
            in.blanks();
            if (in.atEnd()) {
                break;
            }
            if (in.take("<!--")) {
                in.comment();
            } else if (in.take("<?")) {
                in.instruction();
            } else if (root == null && in.isNext('<')) {
                root = element();
            } else {
                throw in.malformed(root == null ? "no element" : "something behind the last element");
            }
        }
        if (root == null) {
            throw in.malformed("no element");
        }
        return root;
    }

    /** Not by recursion, so that depth costs no stack. */
    private XmlElement element() {
        XmlElement root = startTag();
        while (!open.isEmpty()) {
            XmlElement current = open.peek();
            if (in.isStartTag()) {
                current.add(startTag());
            } else if (in.take("</")) {
                endTag(current, in.position() - 2);
            } else if (in.take("<!--")) {
                in.comment();
            } else if (in.take("<![CDATA[")) {
                int from = in.position();
                current.add(in.normalized(from, in.skipTo("]]>")));
            } else if (in.take("<?")) {
                in.instruction();
            } else if (in.take("&")) {
                current.add(reference());
            } else if (in.isNext('<')) {
                throw in.malformed("mark-up that is not known");
            } else {
                int from = in.position();
                current.add(in.normalized(from, in.characters()));
            }
        }
        return root;
    }

    private XmlElement startTag() {
        int start = in.position();
        in.expect('<');
        String qualified = in.name();
        Map<String, String> attributes = new LinkedHashMap<>();
        Map<String, String> scope = scopes.element();
        while (true) {
            boolean blank = in.blanks();
            if (in.isNext('>') || in.isNext('/')) {
                break;
            }
            if (!blank) {
                throw in.malformed("two attributes without a blank between");
            }
            String attribute = in.name();
            in.equalsSign();
            String value = value();
            if (attributes.put(attribute, value) != null || attributes.size() > MOST_ATTRIBUTES) {
                throw in.malformed("the attribute " + attribute + " twice, or too many");
            }
        }
        Map<String, String> declared = scope;
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            String prefix = declaredPrefix(attribute.getKey());
            if (prefix != null) {
                declared = declared.equals(scope) ? new HashMap<>(scope) : declared;
                declare(declared, prefix, attribute.getValue());
            }
        }
        if (++elements > MOST_ELEMENTS || open.size() >= DEEPEST) {
            throw in.malformed("too many elements, or elements nested too deeply");
        }
        XmlElement element = element(qualified, start, attributes, declared);
        if (in.take("/>")) {
            element.endsAt(in.position());
        } else {
            in.expect('>');
            open.push(element);
            openNames.push(qualified);
            scopes.push(declared);
        }
        return element;
    }

    private XmlElement element(String qualified, int start, Map<String, String> attributes, Map<String, String> scope) {
        attributes.keySet().removeIf(name -> declaredPrefix(name) != null);
        for (String attribute : attributes.keySet()) {
            int colon = colon(attribute);
            if (colon > 0 && !scope.containsKey(attribute.substring(0, colon))) {
                throw in.malformed("the undeclared prefix of " + attribute);
            }
        }
        if (attributes.size() > 1) {
            unique(attributes, scope);
        }
        int colon = colon(qualified);
        String prefix = colon < 0 ? "" : qualified.substring(0, colon);
        String namespace = scope.get(prefix);
        if (namespace == null && !prefix.isEmpty()) {
            throw in.malformed("the undeclared prefix of " + qualified);
        }
        return new XmlElement(namespace == null ? "" : namespace, qualified.substring(colon + 1), start, attributes);
    }

    /** Two attributes may not have one name in one namespace. */
    private void unique(Map<String, String> attributes, Map<String, String> scope) {
        Map<String, String> seen = new HashMap<>();
        for (String attribute : attributes.keySet()) {
            int colon = colon(attribute);
            if (colon > 0) {
                String full = scope.get(attribute.substring(0, colon)) + ' ' + attribute.substring(colon + 1);
                if (seen.put(full, attribute) != null) {
                    throw in.malformed("the attribute " + attribute + " twice");
                }
            }
        }
    }

    private int colon(String name) {
        int colon = name.indexOf(':');
        if (colon == 0 || colon == name.length() - 1 || (colon > 0 && name.indexOf(':', colon + 1) > 0)) {
            throw in.malformed("the name " + name);
        }
        if (colon > 0 && !XmlText.startsName(name.codePointAt(colon + 1))) {
            throw in.malformed("the name " + name);
        }
        return colon;
    }

    private static @Nullable String declaredPrefix(String attribute) {
        if (attribute.equals("xmlns")) {
            return "";
        }
        return attribute.startsWith("xmlns:") ? attribute.substring("xmlns:".length()) : null;
    }

    private void declare(Map<String, String> scope, String prefix, String namespace) {
        boolean reserved = prefix.equals("xml")
                || prefix.equals("xmlns")
                || prefix.contains(":")
                || namespace.equals(XML_NAMESPACE)
                || namespace.equals("http://www.w3.org/2000/xmlns/");
        if (reserved || (namespace.isEmpty() && !prefix.isEmpty())) {
            throw in.malformed("a namespace that may not be declared");
        }
        if (!prefix.isEmpty()) {
            colon(prefix + ":x");
        }
        scope.put(prefix, namespace);
    }

    private void endTag(XmlElement current, int place) {
        if (!in.name().equals(openNames.element())) {
            throw in.malformed("an end tag that does not end " + openNames.element());
        }
        in.blanks();
        in.expect('>');
        current.endsAt(place);
        open.pop();
        openNames.pop();
        scopes.pop();
    }

    private String value() {
        char quote = in.quote();
        String plain = in.plain(quote);
        if (in.isNext(quote)) {
            in.expect(quote);
            return plain;
        }
        StringBuilder value = new StringBuilder(plain);
        while (!in.isNext(quote)) {
            if (in.take("&")) {
                value.appendCodePoint(reference());
            } else {
                value.append(in.attributeCharacter());
            }
        }
        in.expect(quote);
        return value.toString();
    }

    private int reference() {
        String name = in.until(';');
        Integer entity = ENTITIES.get(name);
        if (entity != null) {
            return entity;
        }
        boolean hexadecimal = name.startsWith("#x");
        String digits = hexadecimal ? name.substring(2) : name.replaceFirst("^#", "");
        if (!name.startsWith("#")
                || !(hexadecimal ? HEXADECIMAL : DECIMAL).matcher(digits).matches()) {
            throw in.malformed("the reference &" + name + ";");
        }
        int character = Integer.parseInt(digits, hexadecimal ? 16 : 10);
        if (!XmlText.isCharacter(character)) {
            throw in.malformed("a character that may not stand there");
        }
        return character;
    }
}
