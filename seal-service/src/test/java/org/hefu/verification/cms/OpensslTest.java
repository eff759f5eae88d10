package org.hefu.verification.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.verification.cms.CmsFiles.CONTENT;
import static org.hefu.verification.cms.CmsFiles.attached;
import static org.hefu.verification.cms.CmsFiles.detached;
import static org.hefu.verification.cms.CmsFiles.signatory;
import static org.hefu.verification.cms.CmsFiles.verify;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerId;
import org.bouncycastle.cms.SignerInformationStore;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.signature.Signatory;
import org.hefu.signature.cms.CadesSigner;
import org.hefu.signature.cms.CmsForm;
import org.hefu.signature.cms.CmsMessage;
import org.hefu.signature.cms.CmsSigner;
import org.hefu.signature.cms.Countersigner;
import org.hefu.signature.cms.ForeignTool;
import org.hefu.signature.cms.ForeignTool.Answer;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.SignatureReport;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code openssl} verifies what we sign, and we verify what it signs. */
class OpensslTest {

    private static final String DAY =
            Long.toString(TestAuthority.NOW.plusSeconds(60).getEpochSecond());

    /** GM/T 0009-2012, section 10: whoever has no other name for the signer signs under this one. */
    private static final String USER_ID = "1234567812345678";

    @TempDir
    Path folder;

    private ForeignTool openssl;

    @BeforeEach
    void open() {
        openssl = new ForeignTool(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHA256withECDSA",
                "SHA384withECDSA",
                "SHA256withRSA",
                "SHA256withRSAandMGF1",
                "SHA384withRSAandMGF1"
            })
    void itVerifiesOurs(String algorithm) throws Exception {
        TestAuthority authority = TestAuthority.of(algorithm);
        put(authority);
        openssl.put("in.p7m", attached(authority));
        openssl.put("in.p7s", detached(authority));
        openssl.put("two.p7m", Countersigner.sign(attached(authority), 0, signatory(authority), TestAuthority.NOW));

        for (String file : List.of("in.p7m", "two.p7m")) {
            assertThat(verifies("-in", file).output()).contains("CAdES Verification successful");
            assertThat(openssl.get("out")).isEqualTo(CONTENT);
        }
        assertThat(verifies("-in", "in.p7s", "-content", "content").output()).contains("CAdES Verification successful");
        openssl.put("content", "other".getBytes(StandardCharsets.UTF_8));
        assertThat(verifies("-in", "in.p7s", "-content", "content").exit()).isNotZero();
    }

    /** It knows no ML-DSA before 3.5, and verifies all signers or none: so it is given the first alone. */
    @Test
    void theFirstOfTwoSignersIsAsGoodAsAlone() throws Exception {
        TestAuthority authority = TestAuthority.of("SHA256withECDSA");
        TestAuthority quantum = TestAuthority.of("ML-DSA-65");
        put(authority);
        byte[] both = new CadesSigner(CmsForm.RFC_5652, List.of(signatory(authority), signatory(quantum)))
                .attached(CONTENT, TestAuthority.NOW);
        CMSSignedData message = new CMSSignedData(both);
        openssl.put(
                "first.p7m",
                CMSSignedData.replaceSigners(
                                message,
                                new SignerInformationStore(message.getSignerInfos()
                                        .get(new SignerId(authority.signer.issuer(), authority.signer.serialNumber()))))
                        .getEncoded());
        openssl.put("both.p7m", both);

        assertThat(verifies("-in", "first.p7m").output()).contains("CAdES Verification successful");
        assertThat(openssl.get("out")).isEqualTo(CONTENT);
        assertThat(openssl.run("openssl", "cms", "-cmsout", "-print", "-inform", "DER", "-in", "both.p7m")
                        .output())
                .contains("ecdsa-with-SHA256", "2.16.840.1.101.3.4.3.18");
        VerificationReport report = verify(
                both,
                null,
                new TrustStore(
                        List.of(authority.root, quantum.root),
                        Stream.concat(authority.lists().stream(), quantum.lists().stream())
                                .toList()));
        assertThat(report.signatures())
                .extracting(SignatureReport::verdict)
                .containsExactly(Verdict.TOTAL_PASSED, Verdict.TOTAL_PASSED);
    }

    /** DSS judges each signer by itself, and knows no ML-DSA either. */
    @Test
    void theFirstOfTwoSignersPassesInDss() {
        TestAuthority authority = TestAuthority.of("SHA256withECDSA");
        byte[] both = new CadesSigner(
                        CmsForm.RFC_5652, List.of(signatory(authority), signatory(TestAuthority.of("ML-DSA-65"))))
                .attached(CONTENT, TestAuthority.NOW);
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(DSSUtils.loadCertificate(authority.root.encoded()));
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setAIASource(null);
        verifier.setTrustedCertSources(trusted);
        verifier.setCrlSource(new ExternalResourcesCRLSource(authority.lists().stream()
                .map(list -> new ByteArrayInputStream(list.encoded()))
                .toArray(InputStream[]::new)));
        SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(both));
        validator.setCertificateVerifier(verifier);
        validator.setValidationTime(Date.from(TestAuthority.NOW.plusSeconds(60)));

        SimpleReport report = validator.validateDocument().getSimpleReport();

        assertThat(report.getSignatureIdList()).hasSize(2);
        assertThat(report.getSignatureIdList())
                .filteredOn(id -> report.getIndication(id) == Indication.TOTAL_PASSED)
                .singleElement()
                .satisfies(id -> assertThat(report.getSignatureFormat(id)).isEqualTo(SignatureLevel.CAdES_BASELINE_B));
    }

    @Test
    void itReadsOursWithSm2() throws Exception {
        TestAuthority authority = TestAuthority.sm2();
        openssl.put("in.p7m", attached(CmsForm.RFC_5652, authority));

        Answer answer = openssl.run("openssl", "cms", "-cmsout", "-print", "-inform", "DER", "-in", "in.p7m");

        assertThat(answer.exit()).isZero();
        assertThat(answer.output()).contains("SM2-with-SM3", "id-smime-aa-signingCertificateV2");
    }

    @ParameterizedTest
    @CsvSource({
        "SHA256withECDSA, sha256, -cades",
        "SHA256withECDSA, sha512, -nodetach",
        "SHA256withRSA, sha384, -cades",
        "SHA256withRSA, sha256, -stream",
        "SHA256withRSA, sha256, -keyid"
    })
    void weVerifyIts(String algorithm, String digest, String option) throws Exception {
        TestAuthority authority = TestAuthority.of(algorithm);
        put(authority);

        byte[] message = sign("-md", digest, option, "-nodetach", "-outform", "DER");
        VerificationReport report = verify(message, null, authority.trustWithLists());

        // It writes the time of day, which is not that of the test.
        assertThat(report.reasons()).extracting(Reason::code).isSubsetOf("ALL_PASSED", "SIGNED_IN_THE_FUTURE");
        assertThat(report.signatures().getFirst().intact()).isTrue();
        assertThat(report.signatures().getFirst().trusted()).isTrue();
    }

    /** Its default is the longest salt there is room for; ours and that of RFC 4056 is the digest's length. */
    @ParameterizedTest
    @CsvSource({"sha256, -1, ALL_PASSED", "sha512, -1, ALL_PASSED", "sha256, 8, ALGORITHM_NOT_ACCEPTED"})
    void weVerifyItsPssWithItsProperSalt(String digest, String salt, String code) throws Exception {
        TestAuthority authority = TestAuthority.of("SHA256withRSAandMGF1");
        put(authority);
        Answer signed = openssl.run(
                "openssl",
                "cms",
                "-sign",
                "-binary",
                "-in",
                "content",
                "-signer",
                "signer.pem",
                "-inkey",
                "key.pem",
                "-certfile",
                "issuing.pem",
                "-md",
                digest,
                "-keyopt",
                "rsa_padding_mode:pss",
                "-keyopt",
                "rsa_pss_saltlen:" + salt,
                "-cades",
                "-nodetach",
                "-outform",
                "DER",
                "-out",
                "out.p7m");
        assertThat(signed.exit()).as(signed.output()).isZero();

        VerificationReport report = verify(openssl.get("out.p7m"), null, authority.trustWithLists());

        assertThat(report.reasons()).extracting(Reason::code).isSubsetOf(code, "SIGNED_IN_THE_FUTURE");
        assertThat(report.signatures().getFirst().intact()).isEqualTo(code.equals("ALL_PASSED") ? true : null);
    }

    @Test
    void weVerifyItsArmouredDetachedOne() throws Exception {
        TestAuthority authority = TestAuthority.of("SHA256withECDSA");
        put(authority);

        VerificationReport report = verify(sign("-outform", "PEM"), CONTENT, authority.trustWithLists());

        assertThat(report.signatures().getFirst().intact()).isTrue();
    }

    /** It signs no messages with SM2, but values: here over the signed attributes of a message that is otherwise ours. */
    @ParameterizedTest
    @EnumSource(CmsForm.class)
    void weVerifyItsWithSm2(CmsForm form) throws Exception {
        TestAuthority authority = TestAuthority.sm2();
        put(authority);

        VerificationReport report = verify(signedWithSm2(form, authority, USER_ID), null, authority.trustWithLists());

        assertThat(report.reasons()).extracting(Reason::code).containsExactly("ALL_PASSED");
    }

    @ParameterizedTest
    @EnumSource(CmsForm.class)
    void withAnotherUserIdItsSm2SignatureIsFalse(CmsForm form) throws Exception {
        TestAuthority authority = TestAuthority.sm2();
        put(authority);

        VerificationReport report =
                verify(signedWithSm2(form, authority, "8765432187654321"), null, authority.trustWithLists());

        assertThat(report.verdict()).isEqualTo(Verdict.TOTAL_FAILED);
        assertThat(report.signatures().getFirst().intact()).isFalse();
    }

    private byte[] signedWithSm2(CmsForm form, TestAuthority authority, String userId) {
        Signatory its = new Signatory(
                authority.signer,
                List.of(authority.issuing),
                authority.lists(),
                authority.scheme(),
                attributes -> sm2(attributes, userId));
        return new CadesSigner(form, List.of(its)).attached(CONTENT, TestAuthority.NOW);
    }

    private byte[] sm2(byte[] attributes, String userId) {
        try {
            openssl.put("attributes", attributes);
            succeeds(pkeyutl("-sign", userId, "-inkey", "key.pem", "-out", "value"));
            return openssl.get("value");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(CmsForm.class)
    void itVerifiesOursWithSm2(CmsForm form) throws Exception {
        TestAuthority authority = TestAuthority.sm2();
        CmsSigner ours = CmsMessage.read(attached(form, authority)).signers().getFirst();
        openssl.putPem(
                "public.pem", "PUBLIC KEY", authority.signer.key().orElseThrow().getEncoded());
        openssl.put("attributes", ours.signedBytes());
        openssl.put("value", ours.signature());
        String[] key = {"-pubin", "-inkey", "public.pem", "-sigfile", "value"};

        assertThat(succeeds(pkeyutl("-verify", USER_ID, key))).contains("Signature Verified Successfully");
        assertThat(pkeyutl("-verify", "8765432187654321", key).exit()).isNotZero();
        byte[] changed = ours.signedBytes();
        changed[changed.length - 1] ^= 1;
        openssl.put("attributes", changed);
        assertThat(pkeyutl("-verify", USER_ID, key).exit()).isNotZero();
    }

    private Answer pkeyutl(String what, String userId, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl", "pkeyutl", what, "-rawin", "-digest", "sm3"));
        command.addAll(List.of("-pkeyopt", "distid:" + userId, "-in", "attributes"));
        command.addAll(List.of(more));
        return openssl.run(command.toArray(String[]::new));
    }

    private static String succeeds(Answer answer) {
        assertThat(answer.exit()).as(answer.output()).isZero();
        return answer.output();
    }

    /** The content, signed by {@code openssl cms}. */
    private byte[] sign(String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl", "cms", "-sign", "-binary", "-in", "content"));
        command.addAll(List.of("-signer", "signer.pem", "-inkey", "key.pem", "-certfile", "issuing.pem"));
        command.addAll(List.of(options));
        command.addAll(List.of("-out", "out.p7m"));
        succeeds(openssl.run(command.toArray(String[]::new)));
        return openssl.get("out.p7m");
    }

    private Answer verifies(String... in) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl", "cms", "-verify", "-binary", "-cades"));
        command.addAll(
                List.of("-inform", "DER", "-CAfile", "root.pem", "-purpose", "any", "-attime", DAY, "-out", "out"));
        command.addAll(List.of(in));
        return openssl.run(command.toArray(String[]::new));
    }

    private void put(TestAuthority authority) throws Exception {
        openssl.putPem("root.pem", "CERTIFICATE", authority.root.encoded());
        openssl.putPem("issuing.pem", "CERTIFICATE", authority.issuing.encoded());
        openssl.putPem("signer.pem", "CERTIFICATE", authority.signer.encoded());
        openssl.putPem(
                "key.pem",
                "PRIVATE KEY",
                PrivateKeyInfo.getInstance(authority.signerPrivateKey().getEncoded())
                        .getEncoded());
        openssl.put("content", CONTENT);
    }
}
