package org.hefu.signature.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.hefu.certificate.TestAuthority;
import org.hefu.pdf.SamplePapers;
import org.hefu.signature.Signatory;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.SigningRefusedException.Code;
import org.hefu.signature.cms.CmsForm;
import org.hefu.signature.cms.CmsMessage;
import org.hefu.signature.cms.CmsWriter;
import org.hefu.signature.pdf.PdfSignatureOrder.Certification;
import org.junit.jupiter.api.Test;

class PdfSignerTest {

    private static final TestAuthority AUTHORITY = TestAuthority.sm2();
    private static final Signatory SIGNATORY = new Signatory(
            AUTHORITY.signer,
            List.of(AUTHORITY.issuing),
            AUTHORITY.lists(),
            AUTHORITY.scheme(),
            // Always the same, so that two signed files can be compared.
            message -> new byte[] {0x30, 6, 2, 1, 1, 2, 1, 1});
    private static final byte[] PAPER = SamplePapers.small();

    private static PdfSignatureOrder order(Stamp stamp, Certification certification) {
        return new PdfSignatureOrder("人社局", null, TestAuthority.NOW, stamp, certification);
    }

    private static Stamp stamp(int page) {
        return new Stamp(page, 100, 200, 42, 42, (canvas, width, height) -> {
            canvas.addRect(0, 0, width, height);
            canvas.stroke();
        });
    }

    @Test
    void theSameOrderGivesTheSameFile() {
        byte[] signed = PdfSigner.sign(PAPER, order(stamp(1), null), SIGNATORY);

        assertThat(PdfSigner.sign(PAPER, order(stamp(1), null), SIGNATORY)).isEqualTo(signed);
        assertThat(Arrays.copyOf(signed, PAPER.length)).isEqualTo(PAPER);
    }

    @Test
    void theMessageIsWrittenByTheChineseStandardWithEverythingNeededOffline() {
        byte[] encoded = new CmsWriter(SIGNATORY).write(new byte[32], TestAuthority.NOW);

        CmsMessage message = CmsMessage.read(encoded);

        assertThat(message.form()).isEqualTo(CmsForm.GBT_35275);
        assertThat(message.detached()).isTrue();
        assertThat(message.certificates()).contains(AUTHORITY.signer, AUTHORITY.issuing);
        assertThat(message.lists()).containsExactlyInAnyOrderElementsOf(SIGNATORY.lists());
        assertThat(message.signers()
                        .getFirst()
                        .signatureAlgorithm()
                        .getAlgorithm()
                        .getId())
                .isEqualTo("1.2.156.10197.1.301.1");
        assertThat(encoded.length).isLessThan(new CmsWriter(SIGNATORY).mostBytes(TestAuthority.NOW));
    }

    @Test
    void anEncryptedDocumentIsRefused() throws IOException {
        try (PDDocument document = Loader.loadPDF(PAPER)) {
            document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);

            refused(out.toByteArray(), order(null, null), Code.PDF_ENCRYPTED);
        }
    }

    @Test
    void whatIsNoSoundPdfIsRefused() {
        refused("no PDF".getBytes(StandardCharsets.US_ASCII), order(null, null), Code.PDF_UNREADABLE);
        refused(Arrays.copyOf(PAPER, PAPER.length / 2), order(null, null), Code.PDF_UNREADABLE);
        byte[] followed = Arrays.copyOf(PAPER, PAPER.length + 1);
        followed[PAPER.length] = 'x';
        refused(followed, order(null, null), Code.PDF_UNREADABLE);
    }

    @Test
    void aLockedDocumentIsRefusedAndAnOtherwiseCertifiedOneIsNot() {
        byte[] locked = PdfSigner.sign(PAPER, order(null, Certification.NO_CHANGES), SIGNATORY);
        byte[] open = PdfSigner.sign(PAPER, order(null, Certification.FORMS_AND_SIGNATURES), SIGNATORY);

        refused(locked, order(null, null), Code.PDF_LOCKED);
        assertThat(PdfSigner.sign(open, order(null, null), SIGNATORY)).isNotEmpty();
    }

    @Test
    void aStampOnAPageThatIsNotThereIsRefused() {
        refused(PAPER, order(stamp(2), null), Code.PAGE_MISSING);
    }

    private static void refused(byte[] document, PdfSignatureOrder order, Code code) {
        assertThatExceptionOfType(SigningRefusedException.class)
                .isThrownBy(() -> PdfSigner.sign(document, order, SIGNATORY))
                .satisfies(e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
    }
}
