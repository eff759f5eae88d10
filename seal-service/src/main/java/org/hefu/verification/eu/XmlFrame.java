package org.hefu.verification.eu;

import static org.hefu.verification.eu.SignedXml.DSIG;
import static org.hefu.verification.eu.SignedXml.children;
import static org.hefu.verification.eu.SignedXml.isDsig;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Comment;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.ProcessingInstruction;
import org.w3c.dom.Text;

/**
 * What stands in a signature and is not signed by it, XML Signature 1.1, section 4, and ETSI EN 319 132-1, section 5.4:
 * the value, certificates, proofs that were added later, and the elements that hold them together. Anybody can write
 * there, so only what the standards have for values, certificates and proofs may stand there, and nothing to read.
 */
final class XmlFrame {

    private static final String XADES = "http://uri.etsi.org/01903/v1.3.2#";
    private static final String XADES_141 = "http://uri.etsi.org/01903/v1.4.1#";
    private static final String DSIG_11 = "http://www.w3.org/2009/xmldsig11#";
    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    /** XAdES calls many things Other…, Any or XMLTimeStamp, which hold whatever one likes; these are not among them. */
    private static final Map<String, Set<String>> KNOWN = Map.of(
            DSIG,
            Set.of(
                    "SignatureValue",
                    "KeyInfo",
                    "Object",
                    "X509Data",
                    "X509Certificate",
                    "X509CRL",
                    "X509SKI",
                    "KeyValue",
                    "RSAKeyValue",
                    "Modulus",
                    "Exponent",
                    "DigestMethod",
                    "DigestValue",
                    "CanonicalizationMethod",
                    "Transforms",
                    "Transform"),
            DSIG_11,
            Set.of("ECKeyValue", "NamedCurve", "PublicKey", "X509Digest"),
            XADES,
            Set.of(
                    "QualifyingProperties",
                    "SignedProperties",
                    "UnsignedProperties",
                    "UnsignedSignatureProperties",
                    "SignatureTimeStamp",
                    "SigAndRefsTimeStamp",
                    "RefsOnlyTimeStamp",
                    "ArchiveTimeStamp",
                    "EncapsulatedTimeStamp",
                    "Include",
                    "CounterSignature",
                    "CertificateValues",
                    "AttrAuthoritiesCertValues",
                    "EncapsulatedX509Certificate",
                    "RevocationValues",
                    "AttributeRevocationValues",
                    "CRLValues",
                    "EncapsulatedCRLValue",
                    "OCSPValues",
                    "EncapsulatedOCSPValue"),
            XADES_141,
            Set.of(
                    "ArchiveTimeStamp",
                    "SigAndRefsTimeStampV2",
                    "RefsOnlyTimeStampV2",
                    "TimeStampValidationData",
                    "SignaturePolicyStore",
                    "SPDocSpecification",
                    "SignaturePolicyDocument"));

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,199}");
    private static final Pattern ADDRESS =
            Pattern.compile("(?:#[A-Za-z_][A-Za-z0-9_.-]{0,199}|[A-Za-z][A-Za-z0-9+.-]*:[\\x21-\\x7e]{1,200})?");
    private static final Map<String, Pattern> ATTRIBUTES = Map.of(
            "Id",
            NAME,
            "Target",
            ADDRESS,
            "URI",
            ADDRESS,
            "Algorithm",
            ADDRESS,
            "Encoding",
            ADDRESS,
            "referencedData",
            Pattern.compile("true|false"));

    private final Element signature;
    private final Set<Element> covered;

    /**
     * @param covered elements that are signed whole
     */
    XmlFrame(Element signature, Set<Element> covered) {
        this.signature = signature;
        this.covered = new HashSet<>(covered);
        // Signed as what they are; nested signatures are looked at by themselves.
        children(signature).stream()
                .filter(child -> isDsig(child, "SignedInfo"))
                .forEach(this.covered::add);
    }

    /** The first node in the signature that may not stand there unless it were signed; null if there is none. */
    @Nullable
    Node stranger() {
        return saysMore(signature) ? signature : stranger(signature);
    }

    private @Nullable Node stranger(Element parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            Node found = switch (child) {
                case Element element -> covered.contains(element) ? null : strangerIn(element);
                case Text text ->
                    text.getData().isBlank() || StrictBase64.isPlain(parent.getTextContent()) ? null : parent;
                case Comment _ -> null;
                case ProcessingInstruction instruction -> instruction;
                default -> child;
            };
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Node strangerIn(Element element) {
        if (isDsig(element, "Signature")) {
            boolean counter = element.getParentNode() instanceof Element parent
                    && XADES.equals(parent.getNamespaceURI())
                    && "CounterSignature".equals(parent.getLocalName());
            return counter ? null : element;
        }
        boolean holdsSigned =
                isDsig(element, "Object") && children(element).stream().anyMatch(covered::contains);
        boolean known = KNOWN.getOrDefault(String.valueOf(element.getNamespaceURI()), Set.of())
                .contains(element.getLocalName());
        if (!(known || holdsSigned) || saysMore(element)) {
            return element;
        }
        if (isDsig(element, "X509Data")) {
            covered.addAll(new CertificateNames(element).ofACertificate());
        }
        return stranger(element);
    }

    /** Has it an attribute that does not hold the signature together? */
    static boolean saysMore(Element element) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            if (XMLNS.equals(attribute.getNamespaceURI())) {
                continue;
            }
            Pattern form = attribute.getNamespaceURI() == null ? ATTRIBUTES.get(attribute.getName()) : null;
            boolean ofContent =
                    isDsig(element, "Object") && !attribute.getName().equals("Id");
            if (form == null || ofContent || !form.matcher(attribute.getValue()).matches()) {
                return true;
            }
        }
        return false;
    }
}
