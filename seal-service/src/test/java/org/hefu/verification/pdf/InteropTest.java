package org.hefu.verification.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.verification.pdf.SignedPapers.NOW;
import static org.hefu.verification.pdf.SignedPapers.signatory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.hefu.certificate.TestAuthority;
import org.hefu.key.KeyAlgorithm;
import org.hefu.pdf.SamplePapers;
import org.hefu.signature.SignatureLevel;
import org.hefu.signature.cms.ForeignTool;
import org.hefu.signature.pdf.PdfSigner;
import org.hefu.signature.pdf.Seam;
import org.hefu.signature.pdf.StampDrawing;
import org.hefu.timestamp.TestTimestamps;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs of others read what we sign. */
class InteropTest {

    private static final StampDrawing SEAL = (canvas, width, height) -> {
        canvas.addRect(0, 0, width, height);
        canvas.stroke();
    };

    @TempDir
    private Path folder;

    private byte[] signed(TestAuthority authority, KeyAlgorithm algorithm, SignatureLevel level) {
        return PdfSigner.sign(
                SamplePapers.evidence(40).write(),
                SignedPapers.stamped(NOW).withSeam(new Seam(60, 42, 42, SEAL)).withLevel(level),
                signatory(authority),
                algorithm == null
                        ? null
                        : TestTimestamps.of(folder, authority, algorithm, Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    @ParameterizedTest
    @CsvSource({"SHA256withECDSA, ECDSA_P256, B", "SHA256withECDSA, ECDSA_P256, LTA", "SHA256withRSA, , B"})
    void popplerCallsOurSignaturesValid(String authorityAlgorithm, KeyAlgorithm algorithm, SignatureLevel level)
            throws IOException, InterruptedException {
        byte[] file = signed(TestAuthority.of(authorityAlgorithm), algorithm, level);
        Path path = Files.write(folder.resolve("signed.pdf"), file);

        assertThat(run("pdfsig", "-nocert", path.toString()))
                .contains("ETSI.CAdES.detached")
                .contains("Signature is Valid.");
    }

    @ParameterizedTest
    @CsvSource({"SM3withSM2, SM2, LT", "SHA256withECDSA, ECDSA_P256, LTA"})
    void qpdfFindsNoFaultAndPdfboxShowsEveryPage(
            String authorityAlgorithm, KeyAlgorithm algorithm, SignatureLevel level)
            throws IOException, InterruptedException {
        byte[] file = signed(TestAuthority.of(authorityAlgorithm), algorithm, level);
        Path path = Files.write(folder.resolve("signed.pdf"), file);

        try (PDDocument document = Loader.loadPDF(file)) {
            assertThat(document.getSignatureDictionaries()).isNotEmpty();
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                assertThat(new PDFRenderer(document).renderImage(page, 0.3f)).isNotNull();
            }
        }
        assertThat(run("qpdf", "--check", path.toString())).contains("No syntax or stream encoding errors found");
    }

    /** Not Ed25519: with the digest that RFC 8419 demands, OpenSSL 3.0 refuses to verify it. */
    @ParameterizedTest
    @ValueSource(strings = {"SHA256withECDSA", "SHA384withECDSA", "SHA256withRSA"})
    void opensslVerifiesTheMessageInside(String algorithm) throws IOException, InterruptedException {
        TestAuthority authority = TestAuthority.of(algorithm);
        byte[] file = signed(authority, null, SignatureLevel.B);
        String text = RawPdf.text(file);
        int gapStart = text.lastIndexOf("/Contents <") + 10;
        int gapEnd = text.indexOf('>', gapStart) + 1;
        ByteArrayOutputStream covered = new ByteArrayOutputStream();
        covered.write(file, 0, gapStart);
        covered.writeBytes(Arrays.copyOfRange(file, gapEnd, file.length));
        Files.write(folder.resolve("covered"), covered.toByteArray());
        Files.write(folder.resolve("message"), RawPdf.message(file));
        Files.writeString(
                folder.resolve("root.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(authority.root.encoded())
                        + "\n-----END CERTIFICATE-----\n");

        assertThat(run(
                        "openssl",
                        "cms",
                        "-verify",
                        "-binary",
                        "-inform",
                        "DER",
                        "-in",
                        "message",
                        "-content",
                        "covered",
                        "-CAfile",
                        "root.pem",
                        "-purpose",
                        "any",
                        "-attime",
                        Long.toString(NOW.getEpochSecond()),
                        "-out",
                        "/dev/null"))
                .containsIgnoringCase("verification successful");
    }

    private String run(String... command) throws IOException, InterruptedException {
        return new ForeignTool(folder).run(command).output();
    }
}
