package org.hefu.verification.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.verification.pdf.SignedPapers.NOW;
import static org.hefu.verification.pdf.SignedPapers.sign;
import static org.hefu.verification.pdf.SignedPapers.signatory;
import static org.hefu.verification.pdf.SignedPapers.stamped;
import static org.hefu.verification.pdf.SignedPapers.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.hefu.certificate.TestAuthority;
import org.hefu.pdf.SamplePapers;
import org.hefu.signature.cms.ForeignTool;
import org.hefu.signature.pdf.PdfSigner;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as other programs write them, sealed by us; and ours, read by others. */
class WriterFormsTest {

    private static final TestAuthority AUTHORITY = TestAuthority.sm2();

    @TempDir
    private Path folder;

    @Test
    void aFileWithPackedObjectsIsSealedAndVerified() throws IOException {
        byte[] packed;
        try (PDDocument document = Loader.loadPDF(SamplePapers.small())) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            packed = out.toByteArray();
        }

        assertThat(RawPdf.text(packed)).contains("/ObjStm").contains("/XRef");
        passesWithTwoSeals(packed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--linearize", "--object-streams=generate", "--qdf"})
    void aFileThatQpdfWroteIsSealedAndVerified(String option) throws IOException, InterruptedException {
        Path in = Files.write(folder.resolve("in.pdf"), SamplePapers.small());
        Path out = folder.resolve("out.pdf");
        run("qpdf", option, in.toString(), out.toString());

        passesWithTwoSeals(Files.readAllBytes(out));
    }

    @Test
    void popplerFindsOurSignature() throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("signed.pdf"), sign(SamplePapers.small(), AUTHORITY));

        assertThat(run("pdfsig", "-nocert", file.toString()))
                .contains("adbe.pkcs7.detached")
                .contains("Total document signed");
    }

    @Test
    void popplerAcceptsOurSignatureOfRfc5652() throws IOException, InterruptedException {
        TestAuthority authority = TestAuthority.of("SHA256withECDSA");
        Path file = Files.write(folder.resolve("signed.pdf"), sign(SamplePapers.small(), authority));

        assertThat(run("pdfsig", "-nocert", file.toString())).contains("Signature is Valid.");
    }

    @Test
    void qpdfFindsNoFaultInASealedPaper() throws IOException, InterruptedException {
        byte[] sealed = PdfSigner.sign(SamplePapers.small(), stamped(NOW), signatory(AUTHORITY));
        Path file = Files.write(folder.resolve("sealed.pdf"), sealed);

        assertThat(run("qpdf", "--check", file.toString())).contains("No syntax or stream encoding errors found");
    }

    private static void passesWithTwoSeals(byte[] file) {
        assertThat(verify(file, AUTHORITY.trust()).verdict()).isEqualTo(Verdict.NO_SIGNATURE);
        byte[] one = PdfSigner.sign(file, stamped(NOW), signatory(AUTHORITY));
        assertThat(verify(one, AUTHORITY.trust()).reasons())
                .extracting(Reason::code)
                .containsExactly("ALL_PASSED");
        byte[] two = PdfSigner.sign(one, stamped(NOW), signatory(AUTHORITY));
        assertThat(verify(two, AUTHORITY.trust()).reasons())
                .extracting(Reason::code)
                .containsExactly("ALL_PASSED");
    }

    private String run(String... command) throws IOException, InterruptedException {
        return new ForeignTool(folder).run(command).output();
    }
}
