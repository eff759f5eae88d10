package org.hefu.verification.eu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.verification.eu.EuFiles.XML;
import static org.hefu.verification.eu.EuFiles.bytes;
import static org.hefu.verification.eu.EuFiles.codes;
import static org.hefu.verification.eu.EuFiles.text;
import static org.hefu.verification.eu.EuFiles.verify;
import static org.hefu.verification.eu.EuFiles.xades;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.hefu.certificate.TestAuthority;
import org.hefu.signature.cms.ForeignTool;
import org.hefu.signature.cms.ForeignTool.Answer;
import org.hefu.signature.eu.XadesSigner.Packaging;
import org.hefu.verification.report.Coverage;
import org.hefu.verification.report.SignatureReport;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code xmlsec1} verifies what we sign, and we verify what it signs: a signature that is true and covers all, but does
 * not bind the certificate as XAdES does, and so does not pass.
 */
class XmlsecTest {

    private static final String XMLDSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

    private static final byte[] OTHER = bytes(renumbered(text(XML)));

    @TempDir
    Path folder;

    private ForeignTool xmlsec;

    @BeforeEach
    void open() throws Exception {
        xmlsec = new ForeignTool(folder);
        xmlsec.put("license.xml", XML);
    }

    private static String renumbered(String text) {
        assertThat(text).contains("<number>1<");
        return text.replace("<number>1<", "<number>2<");
    }

    private void put(TestAuthority authority) throws Exception {
        xmlsec.putPem("root.pem", "CERTIFICATE", authority.root.encoded());
        xmlsec.putPem("issuing.pem", "CERTIFICATE", authority.issuing.encoded());
        xmlsec.putPem("signer.pem", "CERTIFICATE", authority.signer.encoded());
        xmlsec.putPem(
                "key.pem",
                "PRIVATE KEY",
                PrivateKeyInfo.getInstance(authority.signerPrivateKey().getEncoded())
                        .getEncoded());
    }

    @ParameterizedTest
    @CsvSource({
        "SHA256withECDSA, ENVELOPED",
        "SHA256withECDSA, ENVELOPING",
        "SHA256withECDSA, DETACHED",
        "SHA256withRSA, ENVELOPED",
        "SHA256withRSA, ENVELOPING",
        "SHA256withRSA, DETACHED"
    })
    void itVerifiesOurs(String algorithm, Packaging packaging) throws Exception {
        TestAuthority authority = TestAuthority.of(algorithm);
        put(authority);
        byte[] ours = xades(authority, packaging);
        xmlsec.put("ours.xml", ours);

        Answer answer = verifies("ours.xml");
        assertThat(answer.exit()).as(answer.output()).isZero();
        assertThat(answer.output()).contains("OK", "SignedInfo References (ok/all): 2/2");

        put(TestAuthority.of("SHA384withECDSA"));
        assertThat(verifies("ours.xml").exit()).as("by a stranger's authority").isNotZero();
        put(authority);
        if (packaging == Packaging.DETACHED) {
            xmlsec.put("license.xml", OTHER);
        } else {
            xmlsec.put("ours.xml", changed(ours, packaging));
        }
        assertThat(verifies("ours.xml").exit()).as("with other content").isNotZero();
    }

    private static byte[] changed(byte[] ours, Packaging packaging) {
        String text = text(ours);
        String other = packaging == Packaging.ENVELOPED
                ? renumbered(text)
                : text.replaceFirst("(<ds:Object [^>]*>)....", "$1AAAA");
        assertThat(other).isNotEqualTo(text);
        return bytes(other);
    }

    private Answer verifies(String file) throws Exception {
        String day = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
                .withZone(ZoneId.systemDefault())
                .format(TestAuthority.NOW.plusSeconds(60));
        List<String> command = new ArrayList<>(List.of("xmlsec1", "--verify"));
        command.addAll(List.of("--trusted-pem", "root.pem", "--untrusted-pem", "issuing.pem"));
        command.addAll(List.of("--enabled-key-data", "x509", "--verification-time", day));
        command.addAll(List.of("--id-attr:Id", "http://uri.etsi.org/01903/v1.3.2#:SignedProperties"));
        command.addAll(List.of("--id-attr:Id", XMLDSIG + ":Object"));
        command.add(file);
        return xmlsec.run(command.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "SHA256withECDSA, ENVELOPED",
        "SHA256withECDSA, ENVELOPING",
        "SHA256withECDSA, DETACHED",
        "SHA256withRSA, ENVELOPED",
        "SHA256withRSA, ENVELOPING",
        "SHA256withRSA, DETACHED"
    })
    void weVerifyIts(String algorithm, Packaging packaging) throws Exception {
        TestAuthority authority = TestAuthority.of(algorithm);
        put(authority);
        byte[] its = sign(algorithm, packaging);

        VerificationReport report =
                verify(its, packaging == Packaging.DETACHED ? XML : null, authority.trustWithLists());

        SignatureReport signature = report.signatures().getFirst();
        assertThat(signature.intact()).isTrue();
        assertThat(signature.coverage()).isEqualTo(Coverage.WHOLE);
        assertThat(signature.trusted()).isTrue();
        assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(codes(report)).containsExactly("CERTIFICATE_NOT_BOUND", "VALIDATION_PROCESS", "NOT_XADES");
        VerificationReport other = packaging == Packaging.DETACHED
                ? verify(its, OTHER, authority.trustWithLists())
                : verify(bytes(renumbered(text(its))), null, authority.trustWithLists());
        assertThat(other.signatures().getFirst().intact()).isFalse();
        assertThat(other.verdict()).isEqualTo(Verdict.TOTAL_FAILED);
    }

    private byte[] sign(String algorithm, Packaging packaging) throws Exception {
        xmlsec.put("template.xml", bytes(template(algorithm, packaging)));
        Answer signed = xmlsec.run(
                "xmlsec1",
                "--sign",
                "--privkey-pem",
                "key.pem,signer.pem,issuing.pem",
                "--id-attr:Id",
                XMLDSIG + ":Object",
                "--output",
                "its.xml",
                "template.xml");
        assertThat(signed.exit()).as(signed.output()).isZero();
        return xmlsec.get("its.xml");
    }

    private static String template(String algorithm, Packaging packaging) {
        String method = algorithm.endsWith("ECDSA") ? "ecdsa-sha256" : "rsa-sha256";
        String transforms = packaging == Packaging.ENVELOPED
                ? "<Transform Algorithm=\"" + XMLDSIG + "enveloped-signature\"/><Transform Algorithm=\"" + EXCLUSIVE
                        + "\"/>"
                : "<Transform Algorithm=\"" + EXCLUSIVE + "\"/>";
        String uri = switch (packaging) {
            case ENVELOPED -> "";
            case ENVELOPING -> "#content";
            case DETACHED -> "license.xml";
        };
        String object = packaging == Packaging.ENVELOPING ? "<Object Id=\"content\">" + text(XML) + "</Object>" : "";
        String signature = """
                <Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo>\
                <CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>\
                <SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#%s"/>\
                <Reference URI="%s"><Transforms>%s</Transforms>\
                <DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><DigestValue/></Reference>\
                </SignedInfo><SignatureValue/><KeyInfo><X509Data><X509Certificate/></X509Data></KeyInfo>%s</Signature>
                """.strip().formatted(method, uri, transforms, object);
        return packaging == Packaging.ENVELOPED ? text(XML).replace("</license>", signature + "</license>") : signature;
    }
}
