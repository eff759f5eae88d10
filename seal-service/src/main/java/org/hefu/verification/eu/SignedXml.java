package org.hefu.verification.eu;

import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.xades.validation.XAdESSignature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A signed XML document, read to find out whether its signatures are about what it shows: signature wrapping moves what
 * was signed aside and puts something else in its place (W3C XML Signature Best Practices, section 2.1.3).
 */
final class SignedXml implements StrictStructure {

    static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";

    private static final String MOST_DEPTH = "200";
    private static final String MOST_ATTRIBUTES = "200";

    private final Document document;
    private final boolean contentBeside;
    private final Map<String, Element> identified = new HashMap<>();
    private final Set<String> twice = new HashSet<>();
    private final List<Element> signatures = new ArrayList<>();

    private SignedXml(Document document, boolean contentBeside) {
        this.document = document;
        this.contentBeside = contentBeside;
        walk(document.getDocumentElement());
    }

    /**
     * @param contentBeside did the signed file come along
     * @throws StructureException if it is no XML, or has a document type
     */
    static SignedXml read(byte[] xml, boolean contentBeside) throws StructureException {
        return new SignedXml(parse(xml), contentBeside);
    }

    static Document parse(byte[] xml) throws StructureException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute("jdk.xml.maxElementDepth", MOST_DEPTH);
            factory.setAttribute("jdk.xml.elementAttributeLimit", MOST_ATTRIBUTES);
            factory.setXIncludeAware(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Document document = builder.parse(new ByteArrayInputStream(xml));
            // XML 1.1 reads some characters in another way, and signatures are defined over XML 1.0 alone.
            if (!"1.0".equals(document.getXmlVersion())) {
                throw new StructureException(
                        "XML_MALFORMED", "XML 版本不是 1.0，不予验证", "The XML is not of version 1.0, which is refused");
            }
            return document;
        } catch (SAXException e) {
            String said = String.valueOf(e.getMessage());
            throw said.contains("DOCTYPE")
                    ? new StructureException(
                            "XML_DOCTYPE", "XML 含有文档类型声明（DTD），不予验证", "The XML has a document type, which is refused")
                    : new StructureException(
                            "XML_MALFORMED", "XML 不完整或结构错误", "The XML is broken off, malformed or too deeply nested");
        } catch (IOException | ParserConfigurationException e) {
            throw new StructureException("XML_MALFORMED", "XML 不完整或结构错误", "The XML cannot be read: " + e.getMessage());
        }
    }

    private void walk(Element element) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            String name = attribute.getLocalName() == null ? attribute.getName() : attribute.getLocalName();
            if (name.equalsIgnoreCase("id") && identified.put(attribute.getValue(), element) != null) {
                twice.add(attribute.getValue());
            }
        }
        if (isDsig(element, "Signature")) {
            signatures.add(element);
        }
        for (Element child : children(element)) {
            walk(child);
        }
    }

    @Override
    public Finding structure() {
        if (!twice.isEmpty()) {
            return Finding.failed(
                    Check.STRUCTURE,
                    SubIndication.FORMAT_FAILURE,
                    "DUPLICATE_ID",
                    "XML 中有重复的标识，签名所指不唯一：" + twice,
                    "Two elements have one identifier, so it is open which was signed: " + twice);
        }
        return Finding.passed(
                Check.STRUCTURE, "XML 结构明确，无 DTD，标识唯一", "Well-formed XML without DTD; identifiers are unique");
    }

    @Override
    public int signatures() {
        return signatures.size();
    }

    @Override
    public Span span(AdvancedSignature found) {
        if (!(found instanceof XAdESSignature xades)) {
            return unknown("这不是 XML 签名", "This is no signature in XML");
        }
        Element signature = same(xades.getSignatureElement());
        if (signature == null) {
            return unknown("找不到签名所在的位置", "The place of the signature cannot be told");
        }
        XmlSpan span = new XmlSpan(document, signature, identified, contentBeside);
        return found.isCounterSignature() ? span.judgeCountersignature() : span.judge();
    }

    /** The element of this reading that DSS found in its own: the only one with these very bytes as its value. */
    private @Nullable Element same(Element other) {
        String value = value(other);
        List<Element> same = signatures.stream()
                .filter(signature -> value(signature).equals(value))
                .toList();
        return same.size() == 1 ? same.getFirst() : null;
    }

    private static String value(Element signature) {
        return children(signature).stream()
                .filter(child -> isDsig(child, "SignatureValue"))
                .map(Element::getTextContent)
                .map(text -> text.replaceAll("\\s", ""))
                .findFirst()
                .orElse("");
    }

    static Span unknown(String zh, String en) {
        return new Span(
                Finding.unknown(Check.COVERAGE, SubIndication.SIG_CONSTRAINTS_FAILURE, "COVERAGE_UNKNOWN", zh, en),
                List.of());
    }

    static boolean isDsig(Element element, String name) {
        return DSIG.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    static List<Element> children(Node parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
