package org.hefu.signature.pdf;

import org.hefu.pdf.PdfUpdate;
import org.hefu.pdf.PdfValue;

/** What a visible signature looks like; where nothing is drawn the paper shows through. */
public sealed interface StampPicture permits StampDrawing, DrawnPicture, PngPicture {

    /**
     * A picture in a file.
     *
     * @param width in its own units
     * @param height in its own units
     */
    record Placed(PdfValue.Reference reference, double width, double height) {}

    /**
     * Puts the picture into a file.
     *
     * @param width units of the page
     * @param height units of the page
     */
    Placed addTo(PdfUpdate update, double width, double height);
}
