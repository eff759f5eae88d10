package org.hefu.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hefu.certificate.AuthorityLine;
import org.hefu.certificate.KeyKind;
import org.hefu.certificate.TrustStore;
import org.hefu.key.KeyAlgorithm;
import org.hefu.seal.SealUseRefusedException.Code;
import org.hefu.seal.picture.SealDesign;
import org.hefu.seal.picture.SealImage;
import org.hefu.signature.SignatureLevel;
import org.hefu.signature.cms.CmsMessage;
import org.hefu.signature.pdf.PdfSignatureOrder.Certification;
import org.hefu.verification.Verifier;
import org.hefu.verification.report.FileFormat;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms in which a seal signs what has no room for its picture. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SealFormsIT {

    @TempDir
    private static Path folder;

    private final Map<KeyAlgorithm, Seal> made = new EnumMap<>(KeyAlgorithm.class);
    private TestHub hub;
    private TestHub.Parts parts;
    private Seals seals;

    @BeforeAll
    void open() {
        hub = TestHub.open(folder);
        parts = hub.parts(TestHub.settings(List.of()));
        seals = parts.seals();
    }

    @AfterAll
    void close() {
        hub.close();
    }

    private SealOrder in(SignatureForm form, KeyAlgorithm algorithm) {
        return new SealOrder(
                        made.computeIfAbsent(algorithm, this::make).id(),
                        "person:clerk",
                        Set.of(),
                        "WAGE_PROOF",
                        "EVIDENCE",
                        null)
                .in(SealManner.USUAL.in(form));
    }

    private Seal make(KeyAlgorithm algorithm) {
        Seal seal = parts.keeping()
                .make(
                        new SealDraft(
                                SealType.SPECIAL,
                                "衡东县市场监督管理局合同专用章",
                                "衡东县市场监督管理局",
                                "11430424MB0A12345X",
                                null,
                                algorithm,
                                hub.clock.instant().plus(Duration.ofDays(365)),
                                SealImage.drawn(SealDesign.round(42, "衡东县市场监督管理局", "合同专用章", "4304240001234"))),
                        "person:keeper")
                .result();
        parts.keeping()
                .authorise(
                        seal.id(),
                        new SealAuthorityDraft(
                                "person:clerk",
                                List.of("EVIDENCE"),
                                List.of("WAGE_PROOF"),
                                null,
                                hub.clock.instant().plus(Duration.ofDays(30)),
                                null,
                                null,
                                false),
                        "person:keeper");
        return seal;
    }

    @ParameterizedTest
    @CsvSource({
        "CMS_ATTACHED, SM2, CMS",
        "CMS_DETACHED, SM2, CMS",
        "CMS_ATTACHED, ECDSA_P256, CMS",
        "CMS_DETACHED, ED25519, CMS",
        "XADES_ENVELOPED, ECDSA_P256, XADES",
        "XADES_ENVELOPING, ECDSA_P256, XADES",
        "JADES, ECDSA_P384, JADES",
        "ASIC_E, ECDSA_P256, ASIC"
    })
    void aSealSignsAnyFileInTheFormThatIsAskedFor(SignatureForm form, KeyAlgorithm algorithm, FileFormat format)
            throws IOException {
        byte[] content = form == SignatureForm.ASIC_E
                ? archive("a.txt", "licence/b.xml")
                : "<licence>营业执照</licence>".getBytes(StandardCharsets.UTF_8);

        byte[] signed = seals.seal(in(form, algorithm), content).bytes();

        hub.authority.publishTo(folder.resolve("trust"));
        VerificationReport report = new Verifier(hub.clock)
                .verify(
                        "file",
                        signed,
                        form == SignatureForm.CMS_DETACHED ? content : null,
                        TrustStore.fromFolder(folder.resolve("trust")));
        assertThat(report.verdict()).as(report.reasons().toString()).isEqualTo(Verdict.TOTAL_PASSED);
        assertThat(report.format()).isEqualTo(format);
        assertThat(report.signatures().getFirst().provenTime()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"CMS_ATTACHED, SM2", "CMS_DETACHED, SM2", "CMS_ATTACHED, ECDSA_P256", "CMS_DETACHED, ED25519"})
    void aSecondSignerThatOutlivesQuantumComputersStandsBesideTheFirstInAMessage(
            SignatureForm form, KeyAlgorithm algorithm) {
        byte[] content = "<licence>营业执照</licence>".getBytes(StandardCharsets.UTF_8);
        SealOrder order = in(form, algorithm);

        byte[] signed = seals.seal(order.in(order.manner().withSecond(KeyAlgorithm.ML_DSA_65)), content)
                .bytes();

        hub.authority.publishTo(folder.resolve("trust"));
        VerificationReport report = new Verifier(hub.clock)
                .verify(
                        "file",
                        signed,
                        form == SignatureForm.CMS_DETACHED ? content : null,
                        TrustStore.fromFolder(folder.resolve("trust")));
        assertThat(report.verdict()).as(report.reasons().toString()).isEqualTo(Verdict.TOTAL_PASSED);
        assertThat(report.signatures()).hasSize(2).allSatisfy(signature -> {
            assertThat(signature.verdict()).isEqualTo(Verdict.TOTAL_PASSED);
            assertThat(signature.provenTime()).isNotNull();
            assertThat(signature.signer()).contains("衡东县市场监督管理局合同专用章");
        });
        assertThat(CmsMessage.read(signed).certificates())
                .extracting(certificate -> certificate.keyKind().orElseThrow())
                .contains(KeyKind.ML_DSA_65);
    }

    /** A list that is older than the certificate is not relied on by the process of ETSI. */
    @Test
    void aSealThatIsYoungerThanTheLastRevocationListPassesToo() {
        hub.authority.revocationLists(AuthorityLine.INTERNATIONAL);
        hub.clock.advance(Duration.ofMinutes(20));
        made.remove(KeyAlgorithm.ECDSA_P384);

        byte[] signed = seals.seal(
                        in(SignatureForm.XADES_ENVELOPING, KeyAlgorithm.ECDSA_P384),
                        "新".getBytes(StandardCharsets.UTF_8))
                .bytes();

        hub.authority.publishTo(folder.resolve("trust"));
        VerificationReport report =
                new Verifier(hub.clock).verify("file", signed, TrustStore.fromFolder(folder.resolve("trust")));
        assertThat(report.verdict()).as(report.reasons().toString()).isEqualTo(Verdict.TOTAL_PASSED);
    }

    private static byte[] archive(String... names) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    @Test
    void whatAFormCannotSignIsRefusedWithTheReason() throws IOException {
        long before = hub.count("seal_use");
        byte[] text = "plain".getBytes(StandardCharsets.UTF_8);
        byte[] entities = "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>".getBytes(StandardCharsets.UTF_8);

        refused(in(SignatureForm.XADES_ENVELOPING, KeyAlgorithm.SM2), text, Code.FORM_UNAVAILABLE);
        refused(in(SignatureForm.JADES, KeyAlgorithm.SM2), text, Code.FORM_UNAVAILABLE);
        refused(in(SignatureForm.XADES_ENVELOPED, KeyAlgorithm.ECDSA_P256), text, Code.CONTENT_UNFIT);
        refused(in(SignatureForm.XADES_ENVELOPED, KeyAlgorithm.ECDSA_P256), entities, Code.CONTENT_UNFIT);
        refused(in(SignatureForm.ASIC_E, KeyAlgorithm.ECDSA_P256), text, Code.CONTENT_UNFIT);
        refused(
                in(SignatureForm.ASIC_E, KeyAlgorithm.ECDSA_P256),
                archive("META-INF/signatures.xml"),
                Code.CONTENT_UNFIT);
        SealOrder cms = in(SignatureForm.CMS_DETACHED, KeyAlgorithm.ECDSA_P256);
        refused(
                cms.in(new SealManner(SignatureLevel.LT, null, null).in(SignatureForm.CMS_DETACHED)),
                text,
                Code.LEVEL_UNAVAILABLE);
        assertThat(hub.count("seal_use")).isEqualTo(before);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SealManner(null, Certification.NO_CHANGES, null).in(SignatureForm.JADES));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        SealManner.USUAL.withSecond(KeyAlgorithm.ML_DSA_65).in(SignatureForm.JADES));
    }

    @Test
    void anArchiveWhoseFilesAreTooLargeUnpackedIsRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("zeros"));
            zip.write(new byte[(4 << 20) + 1]);
            zip.closeEntry();
        }

        refused(in(SignatureForm.ASIC_E, KeyAlgorithm.ECDSA_P256), out.toByteArray(), Code.DOCUMENT_TOO_LARGE);
        refused(in(SignatureForm.JADES, KeyAlgorithm.ECDSA_P256), new byte[(4 << 20) + 1], Code.DOCUMENT_TOO_LARGE);
    }

    private void refused(SealOrder order, byte[] document, Code code) {
        assertThatExceptionOfType(SealUseRefusedException.class)
                .isThrownBy(() -> seals.seal(order, document))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
