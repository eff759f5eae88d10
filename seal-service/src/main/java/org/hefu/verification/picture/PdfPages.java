package org.hefu.verification.picture;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.hefu.verification.pdf.SignedRevisions;
import org.hefu.verification.picture.PictureRefusedException.Code;

/** Draws pages of PDF files with PDFBox. */
final class PdfPages {

    private static final float POINTS_PER_INCH = 72;

    private PdfPages() {}

    static PagePicture draw(byte[] file, int signature, int page) {
        byte[] shown = signature == PageDrawing.NOW
                ? file
                : SignedRevisions.asSigned(file, signature)
                        .orElseThrow(() -> new PictureRefusedException(
                                Code.SIGNATURE_UNKNOWN,
                                "There is no signature " + signature + " that says what it covers"));
        try (PDDocument document = Loader.loadPDF(shown)) {
            int pages = document.getNumberOfPages();
            if (page < 1 || page > pages) {
                throw new PictureRefusedException(
                        Code.PAGE_UNKNOWN, "The document has " + pages + " pages; there is no page " + page);
            }
            PDRectangle box = document.getPage(page - 1).getCropBox();
            double unit = Math.max(1, document.getPage(page - 1).getUserUnit());
            double area = box.getWidth() * box.getHeight() * unit * unit;
            double scale = Math.min(
                    PageDrawing.DOTS_PER_INCH / POINTS_PER_INCH,
                    Math.sqrt(PageDrawing.MOST_PIXELS / Math.max(1, area)));
            PDFRenderer renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            return new PagePicture(
                    PageDrawing.png(renderer.renderImage(page - 1, (float) scale, ImageType.RGB)), pages, List.of());
        } catch (IOException e) {
            throw new PictureRefusedException(Code.DOCUMENT_UNREADABLE, "The document cannot be drawn");
        }
    }
}
