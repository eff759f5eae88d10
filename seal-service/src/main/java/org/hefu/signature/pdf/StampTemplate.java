package org.hefu.signature.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDAppearanceContentStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.SigningRefusedException.Code;

/** The picture of a visible signature, as the one-page document from which PDFBox takes it. */
final class StampTemplate {

    private static final float POINTS_A_MILLIMETRE = 72f / 25.4f;

    private StampTemplate() {}

    static void apply(Stamp stamp, PDDocument document, SignatureOptions options) throws IOException {
        int page = stamp.page() == -1 ? document.getNumberOfPages() : stamp.page();
        if (page > document.getNumberOfPages()) {
            throw new SigningRefusedException(
                    Code.PAGE_MISSING,
                    "The document has " + document.getNumberOfPages() + " pages; the stamp should go on page " + page);
        }
        PDRectangle paper = document.getPage(page - 1).getMediaBox();
        options.setPage(page - 1);
        options.setVisualSignature(new ByteArrayInputStream(draw(stamp, paper)));
    }

    private static byte[] draw(Stamp stamp, PDRectangle paper) throws IOException {
        try (PDDocument template = new PDDocument()) {
            template.setDocumentId(0L);
            PDPage page = new PDPage(paper);
            template.addPage(page);
            PDAcroForm form = new PDAcroForm(template);
            template.getDocumentCatalog().setAcroForm(form);
            PDSignatureField field = new PDSignatureField(form);
            form.getFields().add(field);
            PDAnnotationWidget widget = field.getWidgets().getFirst();
            widget.setRectangle(rectangle(stamp, paper));
            widget.setPage(page);
            widget.setAppearance(appearance(template, stamp));
            page.getAnnotations().add(widget);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            template.save(out);
            return out.toByteArray();
        }
    }

    private static PDRectangle rectangle(Stamp stamp, PDRectangle paper) {
        float height = stamp.height() * POINTS_A_MILLIMETRE;
        return new PDRectangle(
                paper.getLowerLeftX() + stamp.left() * POINTS_A_MILLIMETRE,
                paper.getUpperRightY() - stamp.top() * POINTS_A_MILLIMETRE - height,
                stamp.width() * POINTS_A_MILLIMETRE,
                height);
    }

    private static PDAppearanceDictionary appearance(PDDocument template, Stamp stamp) throws IOException {
        float width = stamp.width() * POINTS_A_MILLIMETRE;
        float height = stamp.height() * POINTS_A_MILLIMETRE;
        PDAppearanceStream picture = new PDAppearanceStream(template);
        picture.setResources(new PDResources());
        picture.setBBox(new PDRectangle(width, height));
        try (PDAppearanceContentStream canvas = new PDAppearanceContentStream(picture, true)) {
            canvas.setGraphicsStateParameters(likeInk());
            stamp.drawing().draw(canvas, width, height);
        }
        PDAppearanceDictionary appearance = new PDAppearanceDictionary();
        appearance.setNormalAppearance(picture);
        return appearance;
    }

    /** What lies under the stamp stays legible, as under ink. ISO 32000-2, section 11.3.5. */
    private static PDExtendedGraphicsState likeInk() {
        PDExtendedGraphicsState state = new PDExtendedGraphicsState();
        state.setBlendMode(BlendMode.MULTIPLY);
        return state;
    }
}
