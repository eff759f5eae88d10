package org.hefu.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.hefu.certificate.TrustStore;
import org.hefu.key.KeyAlgorithm;
import org.hefu.key.KeyState;
import org.hefu.ledger.LedgerFilter;
import org.hefu.ofd.SampleOfds;
import org.hefu.pdf.SamplePapers;
import org.hefu.seal.SealUseRefusedException.Code;
import org.hefu.seal.picture.SealDesign;
import org.hefu.seal.picture.SealImage;
import org.hefu.seal.placing.SealPosition;
import org.hefu.signature.SignatureLevel;
import org.hefu.signature.pdf.PdfSignatureOrder.Certification;
import org.hefu.timestamp.TestTimestamps;
import org.hefu.verification.Verifier;
import org.hefu.verification.report.SignatureReport;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a seal is set: with which proof of the time, certifying or not, in a field of the document. */
class SealMannersIT {

    private static final byte[] PAPER = SamplePapers.evidence(3).write();

    @TempDir
    private Path folder;

    private TestHub hub;
    private Seals seals;
    private SealKeeping keeping;
    private Seal seal;

    @BeforeEach
    void open() {
        hub = TestHub.open(folder);
        TestHub.Parts parts = hub.parts(TestHub.settings(List.of("EVIDENCE/*")));
        seals = parts.seals();
        keeping = parts.keeping();
        seal = seals.hubSeal();
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private SealOrder order(
            @Nullable SignatureLevel level, @Nullable Certification certification, @Nullable String field) {
        return SealOrder.ofHub(seal.id(), "clerk", "WAGE_PROOF", "EVIDENCE", null)
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
        refused(seals, order(null, null, null), certified, Code.DOCUMENT_LOCKED);

        byte[] plain = sealed(order(null, null, null), PAPER);
        refused(seals, order(null, Certification.NO_CHANGES, null), plain, Code.CERTIFICATION_REFUSED);

        byte[] locked = sealed(order(null, Certification.NO_CHANGES, null), SampleOfds.onePage());
        refused(seals, order(null, null, null), locked, Code.DOCUMENT_LOCKED);
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

    @ParameterizedTest
    @EnumSource(names = {"SM2", "ECDSA_P256"})
    void aSecondSignatureThatOutlivesQuantumComputersStandsBesideTheFirst(KeyAlgorithm algorithm) throws IOException {
        Seal owner = ofAlgorithm(algorithm);
        SealManner manner = new SealManner(SignatureLevel.LT, null, null).withSecond(KeyAlgorithm.ML_DSA_65);
        SealOrder order = SealOrder.ofHub(owner.id(), "clerk", "WAGE_PROOF", "EVIDENCE", null)
                .in(manner);

        for (byte[] document : List.of(sealed(order, PAPER), sealed(order, PAPER))) {
            VerificationReport report = report(document);
            assertThat(report.verdict()).as(report.reasons().toString()).isEqualTo(Verdict.TOTAL_PASSED);
            assertThat(report.signatures()).hasSize(2).allSatisfy(signature -> {
                assertThat(signature.verdict()).isEqualTo(Verdict.TOTAL_PASSED);
                assertThat(signature.provenTime()).isNotNull();
            });
        }
        assertThat(hub.count("certificate WHERE key_name = '" + secondKey(owner) + "'"))
                .isEqualTo(1);
        assertThat(hub.vault.publicKey(secondKey(owner)).orElseThrow().getAlgorithm())
                .isEqualTo("ML-DSA-65");
    }

    @Test
    void aSecondSignatureThatHasNoPlaceIsRefused() {
        SealManner second = SealManner.USUAL.withSecond(KeyAlgorithm.ML_DSA_65);
        SealOrder order = order(null, null, null);

        refused(seals, order.in(second), SampleOfds.onePage(), Code.SECOND_SIGNATURE_REFUSED);
        refused(
                seals,
                order.in(new SealManner(null, Certification.NO_CHANGES, null).withSecond(KeyAlgorithm.ML_DSA_65)),
                PAPER,
                Code.SECOND_SIGNATURE_REFUSED);
        assertThatExceptionOfType(SealUseRefusedException.class)
                .isThrownBy(() -> seals.tryOn(seal, SealPosition.PAPER, second, SampleOfds.onePage()));
        assertThat(SealManner.fromJson(SealManner.USUAL.toJson())).isEqualTo(SealManner.USUAL);
        assertThat(SealManner.USUAL.toJson()).doesNotContain("second");
        assertThat(SealManner.fromJson(second.toJson())).isEqualTo(second);
    }

    @Test
    void theSecondKeyGoesTheWayOfTheSeal() {
        sealed(order(null, null, null).in(SealManner.USUAL.withSecond(KeyAlgorithm.ML_DSA_65)), PAPER);
        assertThat(hub.vault.state(secondKey(seal))).contains(KeyState.IN_FORCE);
        assertThat(hub.ledger.newest(new LedgerFilter(null, "CERTIFICATE_ISSUED", null, null, null, 100)))
                .hasSize(1);

        keeping.changeStatus(seal.id(), SealStatus.SUSPENDED, "stocktaking", "person:keeper");
        assertThat(hub.vault.state(secondKey(seal))).contains(KeyState.DISABLED);
        keeping.changeStatus(seal.id(), SealStatus.REVOKED, "wound up", "person:keeper");
        assertThat(hub.vault.state(secondKey(seal))).contains(KeyState.DESTROYED);
        assertThat(hub.count("certificate WHERE key_name = '" + secondKey(seal) + "' AND revoked_at IS NOT NULL"))
                .isEqualTo(1);
    }

    private Seal ofAlgorithm(KeyAlgorithm algorithm) {
        Seal made = keeping.make(
                        new SealDraft(
                                SealType.OFFICIAL,
                                "第二签名测试章",
                                "衡东县人力资源和社会保障局",
                                "11430424MB9000058B",
                                null,
                                algorithm,
                                hub.clock.instant().plus(Duration.ofDays(365)),
                                SealImage.drawn(SealDesign.round(42, "衡东县人力资源和社会保障局", "", ""))),
                        "person:keeper")
                .result();
        keeping.authorise(made.id(), SealAuthorityDraft.ofHub("EVIDENCE", "*", null), "person:keeper");
        return made;
    }

    private String secondKey(Seal owner) {
        return SecondSignature.keyName(hub.jdbc
                .sql("SELECT key_name FROM seal.seal WHERE id = ?")
                .param(owner.id())
                .query(String.class)
                .single());
    }

    private VerificationReport report(byte[] sealed) {
        hub.authority.publishTo(folder.resolve("trust"));
        return new Verifier(hub.clock).verify("file", sealed, TrustStore.fromFolder(folder.resolve("trust")));
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
