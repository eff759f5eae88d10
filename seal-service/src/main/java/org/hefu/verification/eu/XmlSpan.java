package org.hefu.verification.eu;

import static org.hefu.verification.eu.SignedXml.DSIG;
import static org.hefu.verification.eu.SignedXml.children;
import static org.hefu.verification.eu.SignedXml.isDsig;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hefu.verification.eu.StrictStructure.Span;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Covered;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Which parts of an XML document one signature covers, told from its references: XML Signature 1.1, section 4.4.3. Only
 * transforms that leave everything but signatures in place are known; whatever else a reference does is not.
 */
final class XmlSpan {

    private static final Set<String> HARMLESS = Set.of(
            "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
            "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments",
            "http://www.w3.org/2006/12/xml-c14n11",
            "http://www.w3.org/2006/12/xml-c14n11#WithComments",
            "http://www.w3.org/2001/10/xml-exc-c14n#",
            "http://www.w3.org/2001/10/xml-exc-c14n#WithComments");
    private static final String ENVELOPED = DSIG + "enveloped-signature";
    private static final String BASE64 = DSIG + "base64";
    private static final String FILTER = "http://www.w3.org/2002/06/xmldsig-filter2";
    private static final String SIGNED_PROPERTIES = "http://uri.etsi.org/01903#SignedProperties";
    private static final String XADES = "http://uri.etsi.org/01903/v1.3.2#";

    private final Document document;
    private final Element signature;
    private final Map<String, Element> identified;
    private final boolean contentBeside;
    private final Set<Element> covered = new HashSet<>();
    private final List<Covered> covers = new ArrayList<>();
    private boolean file;
    private boolean whole;

    XmlSpan(Document document, Element signature, Map<String, Element> identified, boolean contentBeside) {
        this.document = document;
        this.signature = signature;
        this.identified = identified;
        this.contentBeside = contentBeside;
    }

    Span judge() {
        List<Element> references = references();
        if (references.isEmpty()) {
            return SignedXml.unknown("签名中没有引用", "The signature refers to nothing");
        }
        for (Element reference : references) {
            if (!take(reference)) {
                return SignedXml.unknown(
                        "签名的引用或变换不在已知之列：" + reference.getAttribute("URI"),
                        "A reference or transform of the signature is not a known one: "
                                + reference.getAttribute("URI"));
            }
        }
        return conclude();
    }

    /** Of a countersignature, which is about another signature: DSS holds it against that one. */
    Span judgeCountersignature() {
        references().forEach(this::take);
        Node stranger = new XmlFrame(signature, covered).stranger();
        List<Covered> other = List.of(new Covered(Covered.Kind.SIGNATURE, ""));
        return stranger == null
                ? new Span(
                        Finding.passed(Check.COVERAGE, "副署：覆盖另一个签名", "A countersignature, covering another signature"),
                        other)
                : new Span(beside(stranger), other);
    }

    private List<Element> references() {
        return children(signature).stream()
                .filter(child -> isDsig(child, "SignedInfo"))
                .limit(1)
                .flatMap(info -> children(info).stream())
                .filter(child -> isDsig(child, "Reference"))
                .toList();
    }

    private static Finding beside(Node stranger) {
        return Finding.unknown(
                Check.COVERAGE,
                SubIndication.SIG_CONSTRAINTS_FAILURE,
                "SURROUNDINGS_NOT_COVERED",
                "签名所覆盖的内容之外还有：" + stranger.getNodeName(),
                "Around what is signed stands something that nobody signed: " + stranger.getNodeName());
    }

    /** False for a reference whose meaning is not known. */
    private boolean take(Element reference) {
        String uri = reference.getAttribute("URI");
        if (!reference.hasAttribute("URI") || !hasKnownTransforms(reference, uri)) {
            return false;
        }
        if (uri.isEmpty()) {
            whole = true;
            covered.add(document.getDocumentElement());
            covers.add(new Covered(Covered.Kind.DOCUMENT, ""));
            return true;
        }
        if (!uri.startsWith("#")) {
            boolean inside = !uri.contains(":") && !uri.startsWith("/");
            file |= inside;
            covers.add(new Covered(Covered.Kind.FILE, uri));
            return inside;
        }
        Element target = identified.get(uri.substring(1));
        if (target == null || uri.startsWith("#xpointer")) {
            return false;
        }
        covered.add(target);
        if (!reference.getAttribute("Type").equals(SIGNED_PROPERTIES)) {
            boolean root = target.isSameNode(document.getDocumentElement());
            covers.add(new Covered(root ? Covered.Kind.DOCUMENT : Covered.Kind.CONTENT, root ? "" : uri));
        }
        return !isDsig(target, "Manifest");
    }

    private boolean hasKnownTransforms(Element reference, String uri) {
        for (Element transforms : children(reference)) {
            if (!isDsig(transforms, "Transforms")) {
                continue;
            }
            for (Element transform : children(transforms)) {
                String algorithm = transform.getAttribute("Algorithm");
                boolean takesOut =
                        algorithm.equals(ENVELOPED) || (algorithm.equals(FILTER) && takesOutSignaturesOnly(transform));
                boolean known = HARMLESS.contains(algorithm)
                        || (algorithm.equals(BASE64) && isWholeObject(uri))
                        || (takesOut && !isInSignature(uri));
                if (!known) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Where a signature is taken out, nothing is left of what stands in it. */
    private boolean isInSignature(String uri) {
        Node node = uri.startsWith("#") ? identified.get(uri.substring(1)) : null;
        while (node != null && !(node instanceof Element element && isDsig(element, "Signature"))) {
            node = node.getParentNode();
        }
        return node != null;
    }

    /** Base64 keeps the text and loses every element in it, so there must be none. */
    private boolean isWholeObject(String uri) {
        Element target = uri.startsWith("#") ? identified.get(uri.substring(1)) : null;
        return target != null && children(target).isEmpty();
    }

    /** What is taken out are signatures, and each of them is verified by itself. */
    private static boolean takesOutSignaturesOnly(Element transform) {
        List<Element> filters = children(transform);
        if (filters.size() != 1) {
            return false;
        }
        Element filter = filters.getFirst();
        String path = filter.getTextContent().strip();
        String prefix = path.replaceFirst("^/descendant::([A-Za-z_][A-Za-z0-9_.-]*):Signature$", "$1");
        return filter.getAttribute("Filter").equals("subtract")
                && !prefix.equals(path)
                && DSIG.equals(filter.lookupNamespaceURI(prefix));
    }

    private Span conclude() {
        Element split = XmlSurroundings.split(document.getDocumentElement());
        if (split != null) {
            return new Span(
                    Finding.unknown(
                            Check.COVERAGE,
                            SubIndication.SIG_CONSTRAINTS_FAILURE,
                            "COMMENT_IN_VALUE",
                            "XML 的文字被注释隔断，注释不在签名范围内：" + split.getNodeName(),
                            "A comment, which nobody signed, stands in the text of " + split.getNodeName()),
                    covers);
        }
        Element uncovered = uncovered(document.getDocumentElement());
        if (file && !contentBeside) {
            return new Span(
                    Finding.unknown(
                            Check.COVERAGE,
                            SubIndication.SIGNED_DATA_NOT_FOUND,
                            "CONTENT_MISSING",
                            "原文不在签名文件中，须同时提供原文",
                            "The signed content is in another file, which must come along"),
                    covers);
        }
        if (contentBeside && !file) {
            return new Span(
                    Finding.unknown(
                            Check.COVERAGE,
                            SubIndication.SIG_CONSTRAINTS_FAILURE,
                            "CONTENT_NOT_NAMED",
                            "所提供的原文不是本签名的对象",
                            "The signature is about its own document and not about the file that came along"),
                    covers);
        }
        if (uncovered != null) {
            return new Span(
                    Finding.failed(
                            Check.COVERAGE,
                            SubIndication.SIG_CONSTRAINTS_FAILURE,
                            "CONTENT_NOT_COVERED",
                            "XML 中有签名未覆盖的内容：" + uncovered.getNodeName(),
                            "The document shows something that this signature does not cover: "
                                    + uncovered.getNodeName()),
                    covers);
        }
        Node around = whole ? null : new XmlSurroundings(covered).find(document);
        Node stranger = around == null ? new XmlFrame(signature, covered).stranger() : around;
        if (stranger != null) {
            return new Span(beside(stranger), covers);
        }
        if (covers.isEmpty()) {
            return SignedXml.unknown("签名只覆盖自身的属性", "The signature covers nothing but its own properties");
        }
        return new Span(
                Finding.passed(Check.COVERAGE, "覆盖全部内容，签名本身除外", "Covers everything but the signature itself"), covers);
    }

    /** The first element with content that no reference reaches; signatures themselves excepted. */
    private @Nullable Element uncovered(Element element) {
        if (covered.contains(element)) {
            return null;
        }
        if (isDsig(element, "Signature")) {
            return element.isSameNode(signature) ? uncoveredObject() : null;
        }
        if (!hasSignatureOrCovered(element) || XmlSurroundings.hasText(element) || hasAttributes(element)) {
            return element;
        }
        for (Element child : children(element)) {
            Element found = uncovered(child);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** An object in the signature is content, unless it carries the properties of the signature. */
    private @Nullable Element uncoveredObject() {
        for (Element object : children(signature)) {
            if (!isDsig(object, "Object") || covered.contains(object)) {
                continue;
            }
            for (Element child : children(object)) {
                boolean properties =
                        XADES.equals(child.getNamespaceURI()) && "QualifyingProperties".equals(child.getLocalName());
                if (!properties && !covered.contains(child)) {
                    return object;
                }
            }
            if (XmlSurroundings.hasText(object)) {
                return object;
            }
        }
        return null;
    }

    private boolean hasSignatureOrCovered(Element element) {
        return covered.contains(element)
                || isDsig(element, "Signature")
                || children(element).stream().anyMatch(this::hasSignatureOrCovered);
    }

    private static boolean hasAttributes(Element element) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            String name = element.getAttributes().item(i).getNodeName();
            if (!name.equals("xmlns") && !name.startsWith("xmlns:") && !name.startsWith("xsi:")) {
                return true;
            }
        }
        return false;
    }
}
