package org.hefu.signature.pdf;

import org.hefu.pdf.PdfUpdate;

/** Draws what a visible signature looks like, anew for each document; {@link DrawnPicture} draws once for many. */
@FunctionalInterface
public non-sealed interface StampDrawing extends StampPicture {

    /**
     * @param canvas with its origin at the lower left corner; units are points
     */
    void draw(StampCanvas canvas, float width, float height);

    @Override
    default Placed addTo(PdfUpdate update, double width, double height) {
        return new DrawnPicture((float) width, (float) height, this).addTo(update, width, height);
    }
}
