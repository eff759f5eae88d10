package org.hefu.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.hefu.certificate.TrustStore;
import org.hefu.key.KeyAlgorithm;
import org.hefu.ofd.SampleOfds;
import org.hefu.pdf.SamplePapers;
import org.hefu.seal.SealUseRefusedException.Code;
import org.hefu.seal.picture.SealDesign;
import org.hefu.seal.picture.SealImage;
import org.hefu.signature.SignatureLevel;
import org.hefu.signature.pdf.PdfSignatureOrder.Certification;
import org.hefu.timestamp.TestTimestamps;
import org.hefu.verification.Verifier;
import org.hefu.verification.report.FileFormat;
import org.hefu.verification.report.SignatureReport;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a seal is set: with which proof of the time, certifying or not, in a field of the document. */
class SealMannersIT {

    private static final byte[] PAPER = SamplePapers.evidence(3).write();

    @TempDir
    private Path folder;

    private TestHub hub;
    private Seals seals;
    private Seal seal;

    @BeforeEach
    void open() {
        hub = TestHub.open(folder);
        seals = hub.seals(List.of("EVIDENCE/*"));
        seal = seals.hubSeal();
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private SealOrder order(
            @Nullable SignatureLevel level, @Nullable Certification certification, @Nullable String field) {
        return new SealOrder(seal.id(), "clerk", "WAGE_PROOF", "EVIDENCE", null)
                .in(new SealManner(level, certification, field));
    }

    private byte[] sealed(SealOrder order, byte[] document) {
        return seals.seal(order, document).bytes();
    }

    private SignatureReport passed(byte[] sealed) throws IOException {
        hub.authority.publishTo(folder.resolve("trust"));
        VerificationReport report =
                new Verifier(hub.clock).verify("file", sealed, TrustStore.fromFolder(folder.resolve("trust")));
        assertThat(report.verdict()).as(report.reasons().toString()).isEqualTo(Verdict.TOTAL_PASSED);
        return report.signatures().getFirst();
    }

    @Test
    void aSealProvesItsTimeAndAtTheLongTermLevelsBringsItsProofs() throws IOException {
        assertThat(passed(sealed(order(null, null, null), PAPER)).provenTime()).isNotNull();
        assertThat(passed(sealed(order(null, null, null), SampleOfds.onePage())).provenTime())
                .isNotNull();
        assertThat(passed(sealed(order(SignatureLevel.B, null, null), PAPER)).provenTime())
                .isNull();

        byte[] longTerm = sealed(order(SignatureLevel.LT, null, null), PAPER);
        byte[] archived = sealed(order(SignatureLevel.LTA, null, null), PAPER);
        try (PDDocument first = Loader.loadPDF(longTerm);
                PDDocument second = Loader.loadPDF(archived)) {
            assertThat(first.getDocumentCatalog().getCOSObject().getDictionaryObject("DSS"))
                    .isNotNull();
            assertThat(first.getSignatureDictionaries()).hasSize(1);
            assertThat(second.getSignatureDictionaries()).hasSize(2);
        }
        assertThat(passed(archived).provenTime()).isNotNull();
        refused(seals, order(SignatureLevel.LT, null, null), SampleOfds.onePage(), Code.LEVEL_UNAVAILABLE);
    }

    @Test
    void withoutTimeNothingIsSealedUnlessTheSettingsAllowTheBasicLevel() throws IOException {
        Seals timeless = hub.parts(settings(false), TestTimestamps.gone()).seals();
        refused(timeless, order(null, null, null), PAPER, Code.TIME_UNAVAILABLE);
        refused(timeless, order(null, null, null), SampleOfds.onePage(), Code.TIME_UNAVAILABLE);
        assertThat(hub.count("seal_use")).isZero();

        Seals lenient = hub.parts(settings(true), TestTimestamps.gone()).seals();
        assertThat(passed(lenient.seal(order(null, null, null), PAPER).bytes()).provenTime())
                .isNull();
        refused(lenient, order(SignatureLevel.T, null, null), PAPER, Code.TIME_UNAVAILABLE);
    }

    private static SealSettings settings(boolean basicWithoutTime) {
        return new SealSettings(
                "",
                "衡东县人力资源和社会保障局",
                "11430424MB9000058B",
                Duration.ofDays(1095),
                TestHub.LARGEST,
                Duration.ofHours(24),
                SignatureLevel.T,
                basicWithoutTime,
                List.of());
    }

    @Test
    void aCertifiedDocumentTakesNoFurtherSealAndOnlyTheFirstSealCertifies() {
        byte[] certified = sealed(order(null, Certification.NO_CHANGES, null), PAPER);
        refused(seals, order(null, null, null), certified, Code.DOCUMENT_NOT_SEALABLE);

        byte[] plain = sealed(order(null, null, null), PAPER);
        refused(seals, order(null, Certification.NO_CHANGES, null), plain, Code.CERTIFICATION_REFUSED);

        byte[] locked = sealed(order(null, Certification.NO_CHANGES, null), SampleOfds.onePage());
        refused(seals, order(null, null, null), locked, Code.DOCUMENT_NOT_SEALABLE);
    }

    @Test
    void aSealGoesIntoTheFieldOfTheDocumentThatIsNamed() throws IOException {
        byte[] form = withField("Approval");
        byte[] sealed = sealed(order(null, null, "Approval"), form);

        passed(sealed);
        try (PDDocument document = Loader.loadPDF(sealed)) {
            assertThat(document.getSignatureFields())
                    .singleElement()
                    .satisfies(
                            field -> assertThat(field.getFullyQualifiedName()).isEqualTo("Approval"));
        }
        refused(seals, order(null, null, "Approval"), sealed, Code.FIELD_UNAVAILABLE);
        refused(seals, order(null, null, "Other"), form, Code.FIELD_UNAVAILABLE);
        refused(seals, order(null, null, "Approval"), SampleOfds.onePage(), Code.FIELD_UNAVAILABLE);
    }

    private SealOrder in(SealForm form, KeyAlgorithm algorithm) {
        TestHub.Parts parts = hub.parts(TestHub.settings(List.of()));
        Seal made = parts.keeping()
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
                        "person:keeper");
        return new SealOrder(made.id(), "person:clerk", "WAGE_PROOF", "EVIDENCE", null)
                .in(new SealManner(null, null, null, form));
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
    void aSealSignsAnyFileInTheFormThatIsAskedFor(SealForm form, KeyAlgorithm algorithm, FileFormat format)
            throws IOException {
        byte[] content = form == SealForm.ASIC_E
                ? archive("a.txt", "licence/b.xml")
                : "<licence>营业执照</licence>".getBytes(StandardCharsets.UTF_8);

        byte[] signed = seals.seal(in(form, algorithm), content).bytes();

        hub.authority.publishTo(folder.resolve("trust"));
        VerificationReport report = new Verifier(hub.clock)
                .verify(
                        "file",
                        signed,
                        form == SealForm.CMS_DETACHED ? content : null,
                        TrustStore.fromFolder(folder.resolve("trust")));
        assertThat(report.verdict()).as(report.reasons().toString()).isEqualTo(Verdict.TOTAL_PASSED);
        assertThat(report.format()).isEqualTo(format);
        assertThat(report.signatures().getFirst().provenTime()).isNotNull();
        assertThat(hub.count("seal_use")).isEqualTo(1);
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
        byte[] text = "plain".getBytes(StandardCharsets.UTF_8);
        byte[] entities = "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>".getBytes(StandardCharsets.UTF_8);

        refused(seals, in(SealForm.XADES_ENVELOPING, KeyAlgorithm.SM2), text, Code.FORM_UNAVAILABLE);
        refused(seals, in(SealForm.JADES, KeyAlgorithm.SM2), text, Code.FORM_UNAVAILABLE);
        refused(seals, in(SealForm.XADES_ENVELOPED, KeyAlgorithm.ECDSA_P256), text, Code.DOCUMENT_NOT_SEALABLE);
        refused(seals, in(SealForm.XADES_ENVELOPED, KeyAlgorithm.ECDSA_P256), entities, Code.DOCUMENT_NOT_SEALABLE);
        refused(seals, in(SealForm.ASIC_E, KeyAlgorithm.ECDSA_P256), text, Code.DOCUMENT_NOT_SEALABLE);
        refused(
                seals,
                in(SealForm.ASIC_E, KeyAlgorithm.ECDSA_P256),
                archive("META-INF/signatures.xml"),
                Code.DOCUMENT_NOT_SEALABLE);
        SealOrder jades = in(SealForm.JADES, KeyAlgorithm.ECDSA_P256);
        refused(
                seals,
                jades.in(new SealManner(SignatureLevel.LT, null, null, SealForm.JADES)),
                text,
                Code.LEVEL_UNAVAILABLE);
        assertThat(hub.count("seal_use")).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SealManner(null, Certification.NO_CHANGES, null, SealForm.JADES));
    }

    private static byte[] withField(String name) throws IOException {
        try (PDDocument document = Loader.loadPDF(PAPER)) {
            PDAcroForm form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            PDSignatureField field = new PDSignatureField(form);
            field.setPartialName(name);
            field.getWidgets().getFirst().setPage(document.getPage(0));
            form.getFields().add(field);
            document.getPage(0).getAnnotations().addAll(field.getWidgets());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void refused(Seals seals, SealOrder order, byte[] document, Code code) {
        assertThatExceptionOfType(SealUseRefusedException.class)
                .isThrownBy(() -> seals.seal(order, document))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
