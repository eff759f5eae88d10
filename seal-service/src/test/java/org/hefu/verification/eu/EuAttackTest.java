package org.hefu.verification.eu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.verification.eu.EuFiles.JSON;
import static org.hefu.verification.eu.EuFiles.XML;
import static org.hefu.verification.eu.EuFiles.asic;
import static org.hefu.verification.eu.EuFiles.bytes;
import static org.hefu.verification.eu.EuFiles.codes;
import static org.hefu.verification.eu.EuFiles.jades;
import static org.hefu.verification.eu.EuFiles.text;
import static org.hefu.verification.eu.EuFiles.verify;
import static org.hefu.verification.eu.EuFiles.xades;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.signature.eu.JadesSigner.Form;
import org.hefu.signature.eu.XadesSigner.Packaging;
import org.hefu.verification.report.SubIndication;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done to signed XML, JSON and containers so that they show something that nobody signed. */
class EuAttackTest {

    private static final TestAuthority AUTHORITY = TestAuthority.of("SHA256withECDSA");
    private static final TrustStore TRUST = AUTHORITY.trustWithLists();
    private static final String ENVELOPED = text(xades(AUTHORITY, Packaging.ENVELOPED));
    private static final byte[] CONTAINER = asic(AUTHORITY);

    private static String signature() {
        return ENVELOPED.substring(
                ENVELOPED.indexOf("<ds:Signature "), ENVELOPED.indexOf("</ds:Signature>") + "</ds:Signature>".length());
    }

    @Test
    void changedContentFails() {
        assertFails(bytes(ENVELOPED.replace("张三", "李四")), "CONTENT_CHANGED", SubIndication.HASH_FAILURE);
    }

    @Test
    void aSignatureMovedToAnotherDocumentFails() {
        String moved = "<license xmlns=\"urn:test\"><holder>李四</holder>" + signature() + "</license>";

        assertFails(bytes(moved), "CONTENT_CHANGED", SubIndication.HASH_FAILURE);
    }

    /** The signed element is moved aside, and another stands where readers look. */
    @Test
    void wrappingIsSeenThrough() {
        String enveloping = text(xades(AUTHORITY, Packaging.ENVELOPING));
        String start = enveloping.substring(enveloping.indexOf("<ds:Signature "));
        String wrapped = "<license xmlns=\"urn:test\"><holder>李四</holder><aside>" + start + "</aside></license>";

        VerificationReport report = verify(bytes(wrapped), null, TRUST);

        assertThat(report.verdict()).isEqualTo(Verdict.TOTAL_FAILED);
        assertThat(codes(report)).contains("CONTENT_NOT_COVERED");
    }

    @Test
    void anObjectThatNobodySignedFails() {
        String enveloping = text(xades(AUTHORITY, Packaging.ENVELOPING));
        String more =
                enveloping.replace("</ds:Signature>", "<ds:Object>PGE+5p2O5ZubPC9hPg==</ds:Object></ds:Signature>");

        VerificationReport report = verify(bytes(more), null, TRUST);

        assertThat(report.verdict()).isEqualTo(Verdict.TOTAL_FAILED);
        assertThat(codes(report)).contains("CONTENT_NOT_COVERED");
    }

    @Test
    void twoElementsOfOneIdentifierFail() {
        String id = ENVELOPED.replaceAll("(?s).*<ds:Signature [^>]*Id=\"([^\"]+)\".*", "$1");
        String twice = ENVELOPED.replace("<holder>", "<holder id=\"" + id + "\">");

        VerificationReport report = verify(bytes(twice), null, TRUST);

        assertThat(report.verdict()).isEqualTo(Verdict.TOTAL_FAILED);
        assertThat(codes(report)).contains("DUPLICATE_ID");
    }

    @Test
    void aDocumentTypeIsRefused() {
        String declared = ENVELOPED.replaceFirst(
                "<license", "<!DOCTYPE license [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><license");

        VerificationReport report = verify(bytes(declared), null, TRUST);

        assertThat(report.verdict()).isEqualTo(Verdict.UNREADABLE);
        assertThat(codes(report)).containsExactly("XML_DOCTYPE");
    }

    @Test
    void aSecondSignatureThatIsNoneIsNotPassedOver() {
        String more = ENVELOPED.replace(
                "</license>",
                "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:Object>李四</ds:Object></ds:Signature></license>");

        assertThat(verify(bytes(more), null, TRUST).verdict()).isIn(Verdict.TOTAL_FAILED, Verdict.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/TR/1999/REC-xslt-19991116",
                "http://www.w3.org/TR/1999/REC-xpath-19991116",
                "http://example.org/unknown"
            })
    void aTransformThatIsNotKnownNeverPasses(String algorithm) {
        String other = ENVELOPED.replaceFirst(
                "Algorithm=\"http://www.w3.org/2002/06/xmldsig-filter2\"", "Algorithm=\"" + algorithm + "\"");

        assertThat(other).isNotEqualTo(ENVELOPED);
        assertThat(verify(bytes(other), null, TRUST).verdict()).isNotIn(Verdict.TOTAL_PASSED, Verdict.NO_SIGNATURE);
    }

    @Test
    void aSignatureWithoutItsValueIsNotCalledUnsigned() {
        String gone = ENVELOPED.replaceAll("(?s)<ds:SignatureValue.*</ds:SignatureValue>", "");

        assertThat(verify(bytes(gone), null, TRUST).verdict()).isNotIn(Verdict.TOTAL_PASSED, Verdict.NO_SIGNATURE);
    }

    @Test
    void aMemberOfJsonThatNobodySignedFails() {
        String more = text(jades(AUTHORITY, Form.JSON)).replaceFirst("\\{", "{\"holder\":\"李四\",");

        assertFails(bytes(more), "MEMBER_NOT_COVERED", SubIndication.FORMAT_FAILURE);
    }

    @Test
    void aMemberThatComesTwiceIsRefused() {
        String twice = text(jades(AUTHORITY, Form.JSON)).replaceFirst("\\{", "{\"payload\":\"e30\",");

        VerificationReport report = verify(bytes(twice), null, TRUST);

        assertThat(report.verdict()).isEqualTo(Verdict.UNREADABLE);
        assertThat(codes(report)).containsExactly("JSON_MALFORMED");
    }

    @Test
    void anotherPayloadFails() {
        String[] parts = text(jades(AUTHORITY, Form.COMPACT)).split("\\.");
        String other = parts[0] + ".eyJob2xkZXIiOiLmnY7lm5sifQ." + parts[2];

        assertThat(verify(bytes(other), null, TRUST).verdict()).isEqualTo(Verdict.TOTAL_FAILED);
    }

    @Test
    void aHeaderWithoutAlgorithmNeverPasses() {
        String[] parts = text(jades(AUTHORITY, Form.COMPACT)).split("\\.");
        String none = "eyJhbGciOiJub25lIn0." + parts[1] + "." + parts[2];

        assertThat(verify(bytes(none), null, TRUST).verdict()).isNotIn(Verdict.TOTAL_PASSED, Verdict.NO_SIGNATURE);
    }

    @Test
    void aFileOfTheContainerThatNobodySignedFails() {
        Map<String, byte[]> files = RawContainers.files(CONTAINER);
        files.put("papers/more.json", JSON);

        assertFails(RawContainers.pack(files), "FILE_NOT_COVERED", SubIndication.SIG_CONSTRAINTS_FAILURE);
    }

    @Test
    void aFileTakenOutOfTheContainerNeverPasses() {
        Map<String, byte[]> files = RawContainers.files(CONTAINER);
        files.remove("证照.xml");

        assertThat(verify(RawContainers.pack(files), null, TRUST).verdict())
                .isNotIn(Verdict.TOTAL_PASSED, Verdict.NO_SIGNATURE);
    }

    @Test
    void aFileExchangedInTheContainerFails() {
        Map<String, byte[]> files = RawContainers.files(CONTAINER);
        files.put("证照.xml", JSON);

        assertFails(RawContainers.pack(files), "CONTENT_CHANGED", SubIndication.HASH_FAILURE);
    }

    /** DSS finds each file by its digest, and passes them. */
    @Test
    void twoFilesExchangedForEachOtherFail() {
        Map<String, byte[]> files = RawContainers.files(CONTAINER);
        files.put("证照.xml", JSON);
        files.put("papers/a b.json", XML);

        assertThat(verify(RawContainers.pack(files), null, TRUST).verdict()).isEqualTo(Verdict.TOTAL_FAILED);
    }

    @Test
    void aLabelThatSaysSomethingElseFails() {
        Map<String, byte[]> files = RawContainers.files(CONTAINER);
        files.put("mimetype", bytes("application/vnd.etsi.asic-s+zip"));

        VerificationReport report = verify(RawContainers.pack(files), null, TRUST);

        assertThat(report.verdict()).isEqualTo(Verdict.TOTAL_FAILED);
        assertThat(codes(report)).contains("CONTAINER_LABEL");
    }

    @Test
    void twoFilesOfOneNameFail() {
        byte[] twice = RawContainers.packWithTwin(RawContainers.files(CONTAINER), "证照.xml", JSON);

        VerificationReport report = verify(twice, null, TRUST);

        assertThat(report.verdict()).isIn(Verdict.TOTAL_FAILED, Verdict.UNREADABLE);
    }

    @Test
    void aContainerWhoseSignatureIsGoneIsUnsigned() {
        Map<String, byte[]> files = RawContainers.files(CONTAINER);
        files.keySet().removeIf(name -> name.startsWith("META-INF/"));

        assertThat(verify(RawContainers.pack(files), null, TRUST).verdict())
                .isIn(Verdict.NO_SIGNATURE, Verdict.UNREADABLE);
    }

    @Test
    void revokedExpiredAndForgedCertificatesAreSeen() {
        TestAuthority revoked = TestAuthority.of("SHA256withECDSA");
        revoked.revokeSigner(TestAuthority.NOW.minusSeconds(3600));

        VerificationReport report = verify(xades(revoked, Packaging.ENVELOPED), null, revoked.trustWithLists());

        assertThat(report.verdict()).isEqualTo(Verdict.TOTAL_FAILED);
        assertThat(report.signatures().getFirst().subIndication()).isEqualTo(SubIndication.REVOKED);
    }

    /** What passes must say the same, but for what {@link CoveredContent} names as not covered. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void randomDamageIsAnsweredAndOnlyWhatIsNotCoveredMayPass(long seed) throws StructureException {
        Random random = new Random(seed);
        byte[][] files = {bytes(ENVELOPED), jades(AUTHORITY, Form.JSON), CONTAINER};
        for (int round = 0; round < 30; round++) {
            byte[] damaged = files[round % files.length].clone();
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            }

            if (verify(damaged, null, TRUST).verdict() == Verdict.TOTAL_PASSED) {
                assertThat(CoveredContent.of(damaged))
                        .as("seed %d round %d", seed, round)
                        .isEqualTo(CoveredContent.of(files[round % files.length]));
            }
        }
    }

    @Test
    void aFileCutShortNeverPasses() {
        for (byte[] file : new byte[][] {bytes(ENVELOPED), jades(AUTHORITY, Form.COMPACT), CONTAINER}) {
            assertThat(verify(Arrays.copyOf(file, file.length / 2), null, TRUST).verdict())
                    .isNotEqualTo(Verdict.TOTAL_PASSED);
        }
    }

    private static void assertFails(byte[] file, String code, SubIndication why) {
        VerificationReport report = verify(file, null, TRUST);

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.TOTAL_FAILED);
        assertThat(codes(report)).contains(code);
        assertThat(report.signatures().getFirst().subIndication()).isEqualTo(why);
    }
}
