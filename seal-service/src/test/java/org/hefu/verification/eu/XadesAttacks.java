package org.hefu.verification.eu;

import static org.hefu.certificate.TestAuthority.NOW;
import static org.hefu.verification.eu.EuFiles.XML;
import static org.hefu.verification.eu.EuFiles.bytes;
import static org.hefu.verification.eu.EuFiles.text;
import static org.hefu.verification.eu.EuFiles.xades;

import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.xades.reference.CanonicalizationTransform;
import eu.europa.esig.dss.xades.reference.DSSTransform;
import eu.europa.esig.dss.xades.reference.EnvelopedSignatureTransform;
import eu.europa.esig.dss.xades.reference.XPath2FilterTransform;
import eu.europa.esig.dss.xades.reference.XPathTransform;
import eu.europa.esig.dss.xades.reference.XsltTransform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.security.auth.x500.X500Principal;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.RevocationEvidence;
import org.hefu.certificate.RevocationList;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.key.KeyAlgorithm;
import org.hefu.signature.Signatory;
import org.hefu.signature.SignatureLevel;
import org.hefu.signature.eu.EuLevel;
import org.hefu.signature.eu.XadesSigner;
import org.hefu.signature.eu.XadesSigner.Packaging;
import org.hefu.timestamp.TestTimestamps;
import org.hefu.timestamp.TimestampSource;
import org.hefu.timestamp.TimestampToken;
import org.hefu.verification.Attack;
import org.hefu.verification.SignerAttacks;
import org.hefu.verification.WeakPss;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** Makes a file for each attack on signed XML, named by its defect. */
final class XadesAttacks {

    private static final int TOO_DEEP = 20_000;
    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final String FALSE_SIGNATURE = "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">"
            + "<ds:Object>李四</ds:Object></ds:Signature>";

    private final TestAuthority authority = TestAuthority.of("SHA256withECDSA");
    private final TestAuthority rsa = TestAuthority.of("SHA256withRSA");
    private final TrustStore trust = authority.trustWithLists();
    private final String enveloped = text(xades(authority, Packaging.ENVELOPED));
    private final String enveloping = text(xades(authority, Packaging.ENVELOPING));
    private final byte[] detached = xades(authority, Packaging.DETACHED);
    private final List<Attack> attacks = new ArrayList<>();

    private XadesAttacks() {}

    /**
     * @param folder for keys
     */
    static List<Attack> all(Path folder) throws Exception {
        XadesAttacks made = new XadesAttacks();
        made.content();
        made.wrapping();
        made.surroundings();
        made.properties();
        made.frame();
        made.signatures();
        made.algorithms();
        made.partlySigned();
        made.attacks.addAll(SignerAttacks.all(KeyAlgorithm.ECDSA_P256, folder, ByDss::xades));
        made.otherTimestamps(folder);
        made.hostileFiles();
        return made.attacks;
    }

    private void add(String name, String file) {
        if (!name.startsWith("nothing-wrong") && (file.equals(enveloped) || file.equals(enveloping))) {
            throw new IllegalStateException(name + " changes nothing");
        }
        add(name, bytes(file), null, trust);
    }

    private void add(String name, byte[] file, byte @Nullable [] content, TrustStore atHand) {
        attacks.add(new Attack(name, file, content, atHand, NOW.plusSeconds(60)));
    }

    private static String part(String file, String from, String to) {
        int start = file.indexOf(from);
        return file.substring(start, file.indexOf(to, start) + to.length());
    }

    private void content() {
        add("nothing-wrong", enveloped);
        add("nothing-wrong-around-its-content", enveloping);
        add("nothing-wrong-beside-its-content", detached, XML, trust);
        add("content-changed", enveloped.replace("张三", "李四"));
        add("content-added", enveloped.replace("</holder>", "</holder><holder>李四</holder>"));
        add(
                "signature-of-another-document",
                "<license xmlns=\"urn:test\"><holder>李四</holder>" + part(enveloped, "<ds:Signature ", "</ds:Signature>")
                        + "</license>");
        add("beside-another-content", detached, bytes("<license/>"), trust);
        add("content-inside-is-another", bytes(enveloping), bytes("<license/>"), trust);
        add("without-its-content", detached, null, trust);
        add("comment-splits-a-value", enveloped.replace("张三", "张<!-- -->三"));
        add("comment-between-elements", enveloped.replace("<number>", "<!-- 李四 --><number>"));
        add("instruction-added", enveloped.replace("<number>", "<?show 李四?><number>"));
    }

    /** Around what is signed nobody signed anything. */
    private void surroundings() {
        String signature = enveloping.substring(enveloping.indexOf("<ds:Signature "));
        add(
                "style-sheet-added",
                enveloping.replaceFirst(
                        "<ds:Signature ", "<?xml-stylesheet type=\"text/css\" href=\"other.css\"?><ds:Signature "));
        add("instruction-behind-the-signature", enveloping.strip() + "<?note 作废?>");
        add(
                "signed-object-within-another-element",
                "<revoked xmlns=\"urn:test\"><draft>" + signature + "</draft></revoked>");
        add("attribute-called-xsi", "<paper xmlns:xsi=\"urn:mine\" xsi:amount=\"9000000\">" + signature + "</paper>");
    }

    /** Over the content, made before the signature, and over the archive, made after it. */
    private void otherTimestamps(Path folder) {
        TestAuthority young =
                TestAuthority.of("SHA256withECDSA", NOW.minus(Duration.ofHours(1)), NOW.plus(Duration.ofDays(365)));
        TestAuthority stranger = TestAuthority.of("SHA256withECDSA");
        List<RevocationList> lists = new ArrayList<>(authority.lists());
        lists.addAll(fresh(young));
        TrustStore both = new TrustStore(List.of(authority.root, young.root), lists);
        TimestampSource good = times(folder, authority, NOW);
        TimestampSource old = times(folder, authority, NOW.minus(Duration.ofDays(1)));
        TimestampSource strange = times(folder, stranger, NOW);
        TimestampSource astray = (digest, imprint) -> good.stamp(digest, digest.of(imprint));

        add(
                "timestamp-over-the-content",
                ByDss.xadesOverStampedContent(EuFiles.signatory(authority), good),
                null,
                trust);
        add(
                "timestamp-of-other-data-over-the-content",
                ByDss.xadesOverStampedContent(EuFiles.signatory(authority), astray),
                null,
                trust);
        add(
                "timestamp-of-a-stranger-over-the-content",
                ByDss.xadesOverStampedContent(EuFiles.signatory(authority), strange),
                null,
                trust);
        add(
                "timestamp-over-the-content-before-the-certificate",
                ByDss.xadesOverStampedContent(fromToday(young), old),
                null,
                both);
        add("timestamp-over-the-archive", archived(authority, good, good), null, trust);
        add("timestamp-of-other-data-over-the-archive", archived(authority, good, astray), null, trust);
        add("timestamp-of-a-stranger-over-the-archive", archived(authority, good, strange), null, trust);
        add("timestamp-over-the-archive-before-the-certificate", archived(young, good, old), null, both);
    }

    private static TimestampSource times(Path folder, TestAuthority of, Instant at) {
        return TestTimestamps.of(
                folder.resolve("others"), of, KeyAlgorithm.ECDSA_P256, Clock.fixed(at, ZoneOffset.UTC));
    }

    /** A list from before the certificate is not relied on by DSS. */
    private static List<RevocationList> fresh(TestAuthority of) {
        return of.lists(NOW.minusSeconds(60), NOW.plus(Duration.ofDays(7)));
    }

    private static Signatory fromToday(TestAuthority by) {
        return EuFiles.signatory(by).with(new RevocationEvidence(fresh(by), List.of()));
    }

    /** Level LTA, whose signature and archive are stamped by two sources. */
    private byte[] archived(TestAuthority by, TimestampSource first, TimestampSource second) {
        AtomicBoolean signed = new AtomicBoolean();
        TimestampSource time = new TimestampSource() {
            @Override
            public TimestampToken stamp(DigestAlgorithm digest, byte[] imprint) {
                return (signed.getAndSet(true) ? second : first).stamp(digest, imprint);
            }

            @Override
            public RevocationEvidence revocation(TimestampToken token) {
                return new RevocationEvidence(authority.lists(), List.of());
            }
        };
        return XadesSigner.signUpTo(
                XML,
                "license.xml",
                Packaging.ENVELOPED,
                NOW,
                fromToday(by),
                new EuLevel(SignatureLevel.LTA, time, List.of(by.root, authority.root)));
    }

    private void wrapping() {
        String signature = enveloping.substring(enveloping.indexOf("<ds:Signature "));
        add(
                "signed-element-moved-aside",
                "<license xmlns=\"urn:test\"><holder>李四</holder><aside>" + signature + "</aside></license>");
        String object = part(enveloping, "<ds:Object Id=\"o-", "</ds:Object>");
        String without = signature.replace(object, "");
        add(
                "signed-object-outside-its-signature",
                "<license xmlns=\"urn:test\" xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">" + without + object
                        + "<holder>李四</holder></license>");
        add(
                "object-that-nobody-signed",
                enveloping.replace("</ds:Signature>", "<ds:Object>PGE+5p2O5ZubPC9hPg==</ds:Object></ds:Signature>"));
        add("two-objects-of-one-identifier", enveloping.replace(object, otherObject(object) + object));
        add("other-object-of-one-identifier-behind", enveloping.replace(object, object + otherObject(object)));
        String id = enveloped.replaceAll("(?s).*<ds:Signature [^>]*Id=\"([^\"]+)\".*", "$1");
        add("two-elements-of-one-identifier", enveloped.replace("<holder>", "<holder id=\"" + id + "\">"));
        add(
                "document-in-another",
                "<license xmlns=\"urn:test\"><holder>李四</holder>" + enveloped.substring(enveloped.indexOf("<license"))
                        + "</license>");
    }

    private static String otherObject(String object) {
        return object.replaceFirst(">[^<]+<", ">PGE+5p2O5ZubPC9hPg==<");
    }

    private void properties() {
        add("claimed-time-changed", enveloped.replace("<xades:SigningTime>2026", "<xades:SigningTime>2025"));
        String properties = part(enveloped, "<ds:Object><xades:QualifyingProperties", "</ds:Object>");
        String others = properties
                .replaceAll("Id=\"([^\"]+)\"", "Id=\"x-$1\"")
                .replace("<xades:SigningTime>2026", "<xades:SigningTime>2025");
        add("other-properties-before", enveloped.replace(properties, others + properties));
        add("other-properties-behind", enveloped.replace(properties, properties + others));
        add("properties-taken-out", enveloped.replace(properties, ""));
    }

    /** In the signature itself stands much that nobody signed. */
    private void frame() {
        String end = "</ds:KeyInfo>";
        add("key-name-added", enveloped.replaceFirst("<ds:KeyInfo>", "<ds:KeyInfo><ds:KeyName>局长</ds:KeyName>"));
        add("element-added-to-the-key", enveloped.replace(end, "<x:a xmlns:x=\"urn:x\">100 000</x:a>" + end));
        add("words-added-to-the-key", enveloped.replace(end, "amount 9000" + end));
        add(
                "certificate-of-words-added",
                enveloped.replace("</ds:X509Data>", "<ds:X509Certificate>十万</ds:X509Certificate></ds:X509Data>"));
        add(
                "name-of-another-beside-the-certificate",
                enveloped.replace("<ds:X509Data>", "<ds:X509Data><ds:X509SubjectName>CN=局长</ds:X509SubjectName>"));
        add(
                "nothing-wrong-with-the-name-of-the-signer",
                enveloped.replace(
                        "<ds:X509Data>", "<ds:X509Data><ds:X509SubjectName>" + subject() + "</ds:X509SubjectName>"));
        add("instruction-in-the-signature", enveloped.replace(end, "<?show 作废?>" + end));
        add(
                "property-of-the-content-added",
                unsigned("<xades:UnsignedDataObjectProperties><xades:UnsignedDataObjectProperty>9000"
                        + "</xades:UnsignedDataObjectProperty></xades:UnsignedDataObjectProperties>"));
        add(
                "property-unknown-added",
                unsigned("<xades:UnsignedSignatureProperties><x:a xmlns:x=\"urn:x\">9000</x:a>"
                        + "</xades:UnsignedSignatureProperties>"));
        add(
                "certificate-of-another-kind-added",
                unsigned("<xades:UnsignedSignatureProperties><xades:CertificateValues><xades:OtherCertificate>9000"
                        + "</xades:OtherCertificate></xades:CertificateValues></xades:UnsignedSignatureProperties>"));
        add("kind-of-the-object-added", enveloped.replaceFirst("<ds:Object>", "<ds:Object MimeType=\"text/html\">"));
    }

    private String subject() {
        try {
            return new X500Principal(authority.signer.subject().getEncoded()).getName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String unsigned(String properties) {
        return enveloped.replace(
                "</xades:QualifyingProperties>",
                "<xades:UnsignedProperties>" + properties + "</xades:UnsignedProperties></xades:QualifyingProperties>");
    }

    private void signatures() {
        String value = part(enveloped, "<ds:SignatureValue", "</ds:SignatureValue>");
        add("signature-value-missing", enveloped.replace(value, ""));
        String other = part(
                text(XadesSigner.sign(
                        XML,
                        "license.xml",
                        Packaging.ENVELOPED,
                        NOW.minusSeconds(1),
                        EuFiles.signatory(authority),
                        null)),
                "<ds:SignatureValue",
                "</ds:SignatureValue>");
        add("signature-value-of-another", enveloped.replace(value, other));
        add("further-signature-that-is-none", enveloped.replace("</license>", FALSE_SIGNATURE + "</license>"));
        String filter = "Algorithm=\"http://www.w3.org/2002/06/xmldsig-filter2\"";
        add(
                "transform-by-style-sheet",
                enveloped.replaceFirst(filter, "Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\""));
        add(
                "transform-by-path",
                enveloped.replaceFirst(filter, "Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\""));
        add("transform-unknown", enveloped.replaceFirst(filter, "Algorithm=\"http://example.org/unknown\""));
        add("reference-to-the-network", enveloped.replaceFirst("URI=\"\"", "URI=\"http://example.org/license.xml\""));
    }

    private void algorithms() throws GeneralSecurityException {
        add(
                "digest-md5",
                ByDss.xades(WeakKeys.weakly(rsa, "MD5withRSA"), SignatureAlgorithm.RSA_MD5),
                null,
                rsa.trustWithLists());
        add(
                "digest-sha1",
                ByDss.xades(WeakKeys.weakly(rsa, "SHA1withRSA"), SignatureAlgorithm.RSA_SHA1),
                null,
                rsa.trustWithLists());
        add(
                WeakPss.SHA1.attack(),
                ByDss.xades(WeakKeys.weakly(rsa, WeakPss.SHA1), SignatureAlgorithm.RSA_SSA_PSS_SHA1_MGF1),
                null,
                rsa.trustWithLists());
        for (WeakPss weak : List.of(WeakPss.SHORT_SALT, WeakPss.WEAK_MASK)) {
            add(
                    weak.attack(),
                    XadesSigner.sign(XML, "license.xml", Packaging.ENVELOPED, NOW, WeakKeys.weakly(rsa, weak), null),
                    null,
                    rsa.trustWithLists());
        }
        add(
                "rsa-of-1024-bits",
                XadesSigner.sign(XML, "license.xml", Packaging.ENVELOPED, NOW, WeakKeys.signatory(rsa), null),
                null,
                rsa.trustWithLists());
        add("scheme-of-another-key", enveloped.replace("xmldsig-more#ecdsa-sha256", "xmldsig-more#rsa-sha256"));
        add(
                "digest-downgraded",
                enveloped.replaceFirst(
                        "http://www.w3.org/2001/04/xmlenc#sha256", "http://www.w3.org/2000/09/xmldsig#sha1"));
    }

    /** Somebody signs, in good order, all but the name of the holder, and then puts another there. */
    private void partlySigned() throws ParserConfigurationException, IOException, SAXException {
        String holder = "ancestor-or-self::*[local-name()='holder']";
        leftOut("holder-left-out-by-path", new XPathTransform("not(" + holder + ")"));
        leftOut(
                "holder-left-out-by-filter",
                new XPath2FilterTransform("/descendant::*[local-name()='holder']", "subtract"));
        leftOut(
                "only-the-number-taken-in-by-filter",
                new XPath2FilterTransform("/descendant::*[local-name()='number']", "intersect"));
        leftOut("holder-left-out-by-style-sheet", new XsltTransform(document("""
                <xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
                  <xsl:template match="/"><number><xsl:value-of select="//*[local-name()='number']"/></number>
                  </xsl:template>
                </xsl:stylesheet>
                """)));
    }

    private static Document document(String xml) throws ParserConfigurationException, IOException, SAXException {
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes(xml)));
    }

    private void leftOut(String name, DSSTransform transform) {
        String signed = text(ByDss.xades(
                EuFiles.signatory(authority),
                List.of(new EnvelopedSignatureTransform(), transform, new CanonicalizationTransform(EXCLUSIVE))));
        add(name, signed.replace("张三", "李四"));
    }

    private void hostileFiles() {
        add(
                "external-entity",
                enveloped.replaceFirst(
                        "<license", "<!DOCTYPE license [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><license"));
        add(
                "entities-without-end",
                enveloped.replaceFirst(
                        "<license",
                        "<!DOCTYPE license [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;\">"
                                + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;\">]><license"));
        add("nested-deeply", enveloped.replace("张三", "<a>".repeat(TOO_DEEP) + "</a>".repeat(TOO_DEEP)));
        add("version-of-xml", "<?xml version=\"1.1\"?>" + enveloped.substring(enveloped.indexOf("<license")));
        byte[] file = bytes(enveloped);
        add("half-a-file", Arrays.copyOf(file, file.length / 2), null, trust);
        add("bytes-behind-the-end", enveloped + "<license/>");
    }
}
