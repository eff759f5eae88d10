package org.hefu.verification.eu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.verification.eu.EuFiles.bytes;
import static org.hefu.verification.eu.EuFiles.text;
import static org.hefu.verification.eu.EuFiles.xades;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.signature.eu.XadesSigner.Packaging;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Ways through that stood open once. */
class EuLaterAttackTest {

    private static final TestAuthority AUTHORITY = TestAuthority.of("SHA256withECDSA");
    private static final TrustStore TRUST = AUTHORITY.trustWithLists();

    /** Every browser shows what the style sheet says, and nobody signed which it is. */
    @Test
    void aStyleSheetThatNobodySignedDoesNotPass() {
        String enveloping = text(xades(AUTHORITY, Packaging.ENVELOPING));
        String styled = enveloping.replaceFirst(
                "<ds:Signature ", "<?xml-stylesheet type=\"text/css\" href=\"other.css\"?><ds:Signature ");
        assertDoesNotPass(bytes(styled), null);
    }

    @Test
    void anInstructionBehindTheSignatureDoesNotPass() {
        assertDoesNotPass(bytes(text(xades(AUTHORITY, Packaging.ENVELOPING)).strip() + "<?note 作废?>"), null);
    }

    /** The element around the signed one says what is meant by it. */
    @Test
    void aSignedObjectInsideAnotherElementDoesNotPass() {
        String enveloping = text(xades(AUTHORITY, Packaging.ENVELOPING));
        String signature = enveloping.substring(enveloping.indexOf("<ds:Signature "));
        assertDoesNotPass(bytes("<revoked xmlns=\"urn:test\"><draft>" + signature + "</draft></revoked>"), null);
    }

    /** Attributes are passed over by a prefix that anybody may bind to anything. */
    @Test
    void anAttributeOfAnyNamespaceThatIsCalledXsiDoesNotPass() {
        String enveloping = text(xades(AUTHORITY, Packaging.ENVELOPING));
        String signature = enveloping.substring(enveloping.indexOf("<ds:Signature "));
        assertDoesNotPass(
                bytes("<paper xmlns:xsi=\"urn:mine\" xsi:amount=\"9000000\">" + signature + "</paper>"), null);
    }

    /** What was signed are the letters SGVsbG8; what comes along as the signed file is their decoding. */
    @Test
    void aPayloadThatIsNotEncodedIsNotTheFileThatItWouldDecodeTo() throws Exception {
        Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
        byte[] der = AUTHORITY.signer.encoded();
        String header =
                "{\"alg\":\"ES256\",\"b64\":false,\"crit\":[\"b64\",\"sigT\"],\"sigT\":\"2026-11-22T08:00:00Z\","
                        + "\"x5t#S256\":\""
                        + url.encodeToString(
                                MessageDigest.getInstance("SHA-256").digest(der)) + "\","
                        + "\"x5c\":[\"" + Base64.getEncoder().encodeToString(der) + "\",\""
                        + Base64.getEncoder().encodeToString(AUTHORITY.issuing.encoded()) + "\"]}";
        String head = url.encodeToString(bytes(header));
        String payload = "SGVsbG8";
        ASN1Sequence value = ASN1Sequence.getInstance(AUTHORITY.sign(bytes(head + "." + payload)));
        byte[] raw = new byte[64];
        for (int i = 0; i < 2; i++) {
            BigInteger number = ASN1Integer.getInstance(value.getObjectAt(i)).getValue();
            byte[] part = number.toByteArray();
            int length = Math.min(32, part.length);
            System.arraycopy(part, part.length - length, raw, 32 * (i + 1) - length, length);
        }
        byte[] file = bytes("{\"payload\":\"" + payload + "\",\"protected\":\"" + head + "\",\"signature\":\""
                + url.encodeToString(raw) + "\"}");

        assertDoesNotPass(file, bytes("Hello"));
    }

    private static void assertDoesNotPass(byte[] file, byte @Nullable [] content) {
        VerificationReport report = EuFiles.verify(file, content, TRUST);
        assertThat(report.verdict()).isNotEqualTo(Verdict.TOTAL_PASSED);
    }
}
