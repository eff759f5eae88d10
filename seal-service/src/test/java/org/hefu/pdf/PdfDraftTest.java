package org.hefu.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfDraftTest {

    @Test
    void theSameDraftGivesTheSameBytes() throws IOException {
        byte[] paper = SamplePapers.evidence(3).write();

        assertThat(SamplePapers.evidence(3).write()).isEqualTo(paper);
        Files.write(Path.of("target/evidence.pdf"), paper);
        Files.write(
                Path.of("target/evidence-long.pdf"), SamplePapers.evidence(70).write());
    }

    @Test
    void everyTextIsInThePaperAndCanBeCopiedOutOfIt() throws IOException {
        try (PDDocument document = Loader.loadPDF(SamplePapers.evidence(3).write())) {
            String text = new PDFTextStripper().getText(document);

            assertThat(text)
                    .contains("免提交材料核验凭证")
                    .contains("内蒙古示例建筑工程有限责任公司")
                    .contains("91150100MA0N00000X")
                    .contains("Import & export of building materials.")
                    .contains("第 1 页，共 1 页");
        }
    }

    @Test
    void aTableRepeatsItsHeaderOnEveryPage() throws IOException {
        try (PDDocument document = Loader.loadPDF(SamplePapers.evidence(70).write())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setStartPage(2);
            stripper.setEndPage(2);

            assertThat(stripper.getText(document)).startsWith("序号");
        }
    }

    @Test
    void aCharacterThatNoFontHasIsMarkedAndReported() throws IOException {
        PdfDraft draft = SamplePapers.evidence(3);
        byte[] paper = draft.write();

        assertThat(draft.missingCharacters()).containsExactly("𠀀");
        try (PDDocument document = Loader.loadPDF(paper)) {
            assertThat(new PDFTextStripper().getText(document)).contains("㐂〓");
        }
    }

    @Test
    void thePlaceOfTheSealIsKeptInTheFile() {
        assertThat(SealPlace.in(PdfFile.read(SamplePapers.evidence(3).write())))
                .get()
                .satisfies(place -> {
                    assertThat(place.page()).isEqualTo(1);
                    assertThat(place.left()).isBetween(120f, 150f);
                });
    }

    @Test
    void attachmentsAndMetadataTravelInside() throws IOException {
        try (PDDocument document = Loader.loadPDF(SamplePapers.evidence(3).write())) {
            assertThat(document.getDocumentInformation().getCustomMetadataValue("caseNumber"))
                    .isEqualTo("HD-2026-11-000731");
            assertThat(document.getDocumentCatalog()
                            .getNames()
                            .getEmbeddedFiles()
                            .getNames())
                    .containsKey("evidence.json");
        }
    }

    @Test
    void aRowWithoutACellForEachColumnIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SamplePapers.evidence(1).table(List.of("a", "b"), List.of(List.of("1"))));
    }
}
