package org.hefu.verification;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** A sheet with a word on it, for a worker to try itself on. */
final class SampleSheet {

    private SampleSheet() {}

    static byte[] make() {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream canvas = new PDPageContentStream(document, page)) {
                canvas.beginText();
                canvas.setFont(new PDType1Font(FontName.HELVETICA), 12);
                canvas.newLineAtOffset(72, 720);
                canvas.showText("Hefu");
                canvas.endText();
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
