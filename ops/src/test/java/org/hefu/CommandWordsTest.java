package org.hefu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says, where no hub is needed. */
class CommandWordsTest {

    @TempDir
    Path folder;

    private Path trust;
    private Path file;

    @BeforeEach
    void aFolderAndAFile() throws IOException {
        trust = Files.createDirectories(folder.resolve("trust"));
        file = Files.write(folder.resolve("scan.jpg"), new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0});
    }

    private Terminal verify(String... options) {
        String[] command = new String[options.length + 4];
        command[0] = "verify";
        command[1] = "--trust";
        command[2] = trust.toString();
        System.arraycopy(options, 0, command, 3, options.length);
        command[command.length - 1] = file.toString();
        return Terminal.run(command);
    }

    @Test
    void aStrayFileInTheTrustFolderIsNamedAndHoldsNothingUp() throws IOException {
        Files.writeString(trust.resolve("README"), "remember the milk");
        Files.writeString(trust.resolve(".DS_Store"), "nothing");

        Terminal told = verify();

        assertThat(told.exit()).isOne();
        assertThat(told.err()).contains("README", ".crl").doesNotContain("DS_Store");
        assertThat(told.out()).contains("scan.jpg: UNREADABLE", "原始的 PDF 或 OFD", "verify the original PDF or OFD");
    }

    @Test
    void aDamagedCertificateInTheTrustFolderIsNamedAndStopsIt() throws IOException {
        Files.writeString(trust.resolve("root.cer"), "remember the milk");

        Terminal told = verify();

        assertThat(told.exit()).isEqualTo(3);
        assertThat(told.out()).isEmpty();
        assertThat(told.err())
                .contains("root.cer", "neither a certificate nor a revocation list")
                .doesNotContain("Exception", "org.hefu");
    }

    @Test
    void theReportOnPaperIsInTheTimeOfTheHub() throws IOException {
        Path paper = folder.resolve("report.pdf");

        verify("--pdf", paper.toString());
        assertThat(text(paper)).contains(" +08:00");
        verify("--zone", "Asia/Urumqi", "--pdf", paper.toString());
        assertThat(text(paper)).contains(" +06:00");
        assertThat(verify("--zone", "Mars").err())
                .contains("a zone looks like Asia/Shanghai, not 'Mars'")
                .doesNotContain("Exception");
    }

    @Test
    void aSealThatIsNoIdIsToldBeforeAnythingIsSent() {
        Terminal told = Terminal.run(
                "seal",
                "--url",
                "http://127.0.0.1:9",
                "--client",
                "counter",
                "--secret",
                "secret",
                "--seal",
                "nonsense",
                "--purpose",
                "A",
                "--kind",
                "B",
                "--out",
                folder.toString(),
                file.toString());

        assertThat(told.exit()).isEqualTo(3);
        assertThat(told.err()).contains("there is no seal 'nonsense'", "(esID) that stands on the seal's page");
    }

    private static String text(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
