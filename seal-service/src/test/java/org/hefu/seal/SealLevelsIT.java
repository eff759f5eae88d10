package org.hefu.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.jaxb.object.Message;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.util.io.pem.PemReader;
import org.hefu.certificate.BouncyCastle;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.CertificateRefusedException;
import org.hefu.certificate.KeyKind;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TestRevocationService;
import org.hefu.certificate.TestRevocationService.Answer;
import org.hefu.certificate.TrustStore;
import org.hefu.key.KeyAlgorithm;
import org.hefu.pdf.SamplePapers;
import org.hefu.seal.SealUseRefusedException.Code;
import org.hefu.seal.picture.SealDesign;
import org.hefu.seal.picture.SealImage;
import org.hefu.signature.SignatureLevel;
import org.hefu.verification.Verifier;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The long-term levels of a seal whose certificate comes from an authority outside the hub, which says whom it revoked over
 * HTTP alone: no list of it is at hand.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SealLevelsIT {

    private static final String KEEPER = "person:keeper";

    @TempDir
    private static Path folder;

    /** Its certificates last, as DSS goes by the machine's own clock when it signs. */
    private final TestRevocationService outside = new TestRevocationService(TestAuthority.of(
            "SHA256withECDSA",
            TestAuthority.NOW.minus(Duration.ofDays(30)),
            TestAuthority.NOW.plus(Duration.ofDays(9000))));

    private TestHub hub;
    private Seals seals;
    private Seal seal;
    private TestHub.Parts parts;

    @BeforeAll
    void open() throws IOException {
        hub = TestHub.open(folder);
        hub.trust = outside.authority.trust();
        parts = hub.parts(TestHub.settings(List.of()));
        seals = parts.seals();
        seal = make();
        parts.certifying()
                .take(seal.id(), pem(certificate(seal), outside.issuingWithList(), outside.authority.root), KEEPER);
    }

    @AfterAll
    void close() {
        hub.close();
        outside.close();
    }

    /** What was fetched is kept by the seals of one hub, so that each test begins with one that knows nothing. */
    @BeforeEach
    void forget() {
        outside.answer = Answer.GOOD;
        outside.listed = true;
        forgetWhatWasFetched();
    }

    private void forgetWhatWasFetched() {
        parts = hub.parts(TestHub.settings(List.of()));
        seals = parts.seals();
    }

    private Seal make() {
        Seal made = parts.keeping()
                .make(
                        new SealDraft(
                                SealType.SPECIAL,
                                "衡东县市场监督管理局合同专用章",
                                "衡东县市场监督管理局",
                                "11430424MB0A12345X",
                                null,
                                KeyAlgorithm.ECDSA_P256,
                                hub.clock.instant().plus(Duration.ofDays(365)),
                                SealImage.drawn(SealDesign.round(42, "衡东县市场监督管理局", "合同专用章", "4304240001234"))),
                        KEEPER)
                .result();
        parts.keeping()
                .authorise(
                        made.id(),
                        new SealAuthorityDraft(
                                "person:clerk",
                                List.of("EVIDENCE"),
                                List.of("WAGE_PROOF"),
                                null,
                                hub.clock.instant().plus(Duration.ofDays(30)),
                                null,
                                null,
                                false),
                        KEEPER);
        return made;
    }

    private Certificate certificate(Seal of) throws IOException {
        byte[] pem = parts.certifying().request(of.id(), KEEPER).result();
        try (PemReader reader = new PemReader(new StringReader(new String(pem, StandardCharsets.US_ASCII)))) {
            PKCS10CertificationRequest request =
                    new PKCS10CertificationRequest(reader.readPemObject().getContent());
            return outside.certify(
                    request.getSubject(),
                    new JcaPEMKeyConverter()
                            .setProvider(BouncyCastle.PROVIDER)
                            .getPublicKey(request.getSubjectPublicKeyInfo()));
        }
    }

    private static byte[] pem(Certificate... certificates) {
        StringBuilder out = new StringBuilder();
        for (Certificate certificate : certificates) {
            out.append("-----BEGIN CERTIFICATE-----\n")
                    .append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.encoded()))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private SealOrder order(@Nullable SignatureForm form, SignatureLevel level) {
        return new SealOrder(seal.id(), "person:clerk", Set.of(), "WAGE_PROOF", "EVIDENCE", null)
                .in(new SealManner(level, null, null).in(form));
    }

    private static byte[] content(@Nullable SignatureForm form) throws IOException {
        if (form == null) {
            return SamplePapers.small();
        }
        byte[] xml = "<licence>营业执照</licence>".getBytes(StandardCharsets.UTF_8);
        if (form != SignatureForm.ASIC_E) {
            return xml;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("a.xml"));
            zip.write(xml);
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    /** Those of the hub, for the time-stamps, and of the outside authority; no list of anybody. */
    private List<Certificate> anchors() {
        hub.authority.publishTo(folder.resolve("trust"));
        List<Certificate> anchors =
                new ArrayList<>(TrustStore.fromFolder(folder.resolve("trust")).anchors());
        anchors.add(outside.authority.root);
        return anchors;
    }

    private SimpleReport dss(byte[] file) {
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        anchors().stream()
                .filter(anchor -> anchor.keyKind().orElseThrow() != KeyKind.SM2)
                .map(anchor -> DSSUtils.loadCertificate(anchor.encoded()))
                .forEach(trusted::addCertificate);
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setAIASource(null);
        verifier.setTrustedCertSources(trusted);
        SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(file));
        validator.setCertificateVerifier(verifier);
        validator.setValidationTime(Date.from(hub.clock.instant().plusSeconds(60)));
        return validator.validateDocument().getSimpleReport();
    }

    @ParameterizedTest
    @CsvSource({
        ", LT, PAdES",
        ", LTA, PAdES",
        "XADES_ENVELOPED, LT, XAdES",
        "XADES_ENVELOPING, LTA, XAdES",
        "JADES, LT, JAdES",
        "JADES, LTA, JAdES",
        "ASIC_E, LT, XAdES",
        "ASIC_E, LTA, XAdES"
    })
    void whoHasTheAnchorsAloneVerifiesThemAndSoDoesDss(
            @Nullable SignatureForm form, SignatureLevel level, String family) throws IOException {
        byte[] signed = seals.seal(order(form, level), content(form)).bytes();

        VerificationReport ours = new Verifier(hub.clock).verify("file", signed, new TrustStore(anchors(), List.of()));
        assertThat(ours.verdict()).as(ours.reasons().toString()).isEqualTo(Verdict.TOTAL_PASSED);
        assertThat(ours.signatures().getFirst().provenTime()).isNotNull();
        SimpleReport theirs = dss(signed);
        String signature = theirs.getFirstSignatureId();
        assertThat(theirs.getIndication(signature))
                .as(theirs.getAdESValidationErrors(signature).stream()
                                .map(Message::getValue)
                                .toList()
                        + " " + theirs.getSubIndication(signature))
                .isEqualTo(Indication.TOTAL_PASSED);
        assertThat(theirs.getSignatureFormat(signature).name()).isEqualTo(family + "_BASELINE_" + level);
    }

    @ParameterizedTest
    @CsvSource({", LT", ", LTA", "XADES_ENVELOPED, LT", "JADES, LTA", "ASIC_E, LT"})
    void whereNothingIsToBeHadTheLevelIsRefusedAndNothingIsSealed(@Nullable SignatureForm form, SignatureLevel level)
            throws IOException {
        long before = hub.count("seal_use");
        byte[] content = content(form);
        for (Answer answer : List.of(Answer.NONE, Answer.REVOKED, Answer.BY_A_STRANGER)) {
            outside.answer = answer;

            assertThatExceptionOfType(SealUseRefusedException.class)
                    .isThrownBy(() -> seals.seal(order(form, level), content))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(Code.LEVEL_UNAVAILABLE));
        }
        outside.answer = Answer.GOOD;
        outside.listed = false;
        forgetWhatWasFetched();
        assertThatExceptionOfType(SealUseRefusedException.class)
                .isThrownBy(() -> seals.seal(order(form, level), content))
                .satisfies(e -> assertThat(e.code()).isEqualTo(Code.LEVEL_UNAVAILABLE));
        assertThat(hub.count("seal_use")).isEqualTo(before);
    }

    @Test
    void levelTAsksNobody() throws IOException {
        outside.asked.set(0);

        seals.seal(order(null, SignatureLevel.T), content(null));

        assertThat(outside.asked).hasValue(0);
    }

    @Test
    void aCertificateWhoseAuthoritySaysNothingIsNotTakenIn() throws IOException {
        Seal other = make();
        byte[] file = pem(certificate(other), outside.issuingWithList(), outside.authority.root);
        outside.answer = Answer.NONE;

        assertThatExceptionOfType(CertificateRefusedException.class)
                .isThrownBy(() -> parts.certifying().take(other.id(), file, KEEPER))
                .satisfies(e -> assertThat(e.code()).isEqualTo(CertificateRefusedException.Code.REVOCATION_UNKNOWN));
    }
}
