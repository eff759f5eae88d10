package org.hefu.signature.pdf;

import org.hefu.pdf.PdfUpdate;
import org.hefu.pdf.PdfValue;

/** A drawing of lines and surfaces, drawn once and put into any number of documents in any size. */
public final class DrawnPicture implements StampPicture {

    private final float width;
    private final float height;
    private final byte[] content;

    public DrawnPicture(float width, float height, StampDrawing drawing) {
        this.width = width;
        this.height = height;
        StampCanvas canvas = new StampCanvas();
        drawing.draw(canvas, width, height);
        this.content = canvas.content();
    }

    @Override
    public Placed addTo(PdfUpdate update, double ignoredWidth, double ignoredHeight) {
        PdfValue.Dictionary form = PdfValue.Dictionary.EMPTY
                .with("Type", new PdfValue.Name("XObject"))
                .with("Subtype", new PdfValue.Name("Form"))
                .with(
                        "BBox",
                        PdfValue.Array.of(
                                PdfValue.of(0), PdfValue.of(0), PdfValue.of((double) width), PdfValue.of((double)
                                        height)))
                .with("Resources", PdfValue.Dictionary.EMPTY);
        return new Placed(update.addStream(form, content), width, height);
    }
}
