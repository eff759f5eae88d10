package org.hefu.verification.eu;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hefu.verification.eu.SignedXml.isDsig;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.w3c.dom.Comment;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that a signed file says, without what its signature does not cover. Two files that both pass must be equal in it;
 * what may differ is named here, and nothing else is.
 *
 * <p>In XML: comments; {@code KeyInfo} (the certificate is bound by its digest in the signed properties, the others are
 * judged by their own signatures); {@code UnsignedProperties} (XAdES says so in their name); attributes of the elements
 * that only hold the signature together, such as their identifiers; how Base64 is broken into
 * lines in {@code SignatureValue}; and whatever the parser makes the same, such as quotes and blanks inside tags.
 * In JSON: unprotected {@code etsiU}; blanks between members. In a container: what ZIP says besides names and contents,
 * and of its signature file what may differ in XML.
 */
final class CoveredContent {

    /** What holds a signature together, and is itself in none of its references. */
    private static final Set<String> FRAME =
            Set.of("Signature", "SignatureValue", "KeyInfo", "Object", "QualifyingProperties", "UnsignedProperties");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CoveredContent() {}

    static Object of(byte[] file) throws StructureException {
        String text = new String(file, UTF_8);
        if (file[0] == 'P') {
            Map<String, Object> files = new TreeMap<>();
            for (Map.Entry<String, byte[]> one : RawContainers.files(file).entrySet()) {
                boolean signature = one.getKey().startsWith("META-INF/signatures");
                files.put(
                        one.getKey(),
                        signature ? ofXml(one.getValue()) : HexFormat.of().formatHex(one.getValue()));
            }
            return files;
        }
        return text.startsWith("<") ? ofXml(file) : ofJson(text);
    }

    private static List<String> ofXml(byte[] xml) throws StructureException {
        Document document = SignedXml.parse(xml);
        List<String> said = new ArrayList<>();
        tell(document.getDocumentElement(), said);
        return said;
    }

    private static void tell(Element element, List<String> said) {
        said.add("<{" + element.getNamespaceURI() + "}" + element.getNodeName());
        Map<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            attributes.put(attribute.getNodeName(), attribute.getNodeValue());
        }
        if (!FRAME.contains(element.getLocalName())) {
            said.add(attributes.toString());
        }
        if (isDsig(element, "SignatureValue")) {
            said.add(HexFormat.of().formatHex(Base64.getMimeDecoder().decode(element.getTextContent())));
        } else if (!isDsig(element, "KeyInfo") && !"UnsignedProperties".equals(element.getLocalName())) {
            StringBuilder text = new StringBuilder();
            for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child instanceof Element inner) {
                    said.add(text.toString());
                    text.setLength(0);
                    tell(inner, said);
                } else if (!(child instanceof Comment)) {
                    text.append(child.getNodeName().startsWith("#") ? "" : "<?" + child.getNodeName());
                    text.append(child.getNodeValue());
                }
            }
            said.add(text.toString());
        }
        said.add(">");
    }

    private static Object ofJson(String text) {
        if (!text.startsWith("{")) {
            String[] parts = text.split("\\.", -1);
            return List.of(parts[0], parts[1], parts[2].strip(), parts.length);
        }
        JsonNode object = JSON.readTree(text);
        Map<String, String> said = new LinkedHashMap<>();
        for (String name : object.propertyNames()) {
            JsonNode value = object.get(name);
            if (!name.equals("header")) {
                said.put(name, value.toString());
            }
        }
        return said;
    }
}
