package org.hefu.signature.pdf;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDAppearanceContentStream;

/** Draws what a visible signature looks like. */
@FunctionalInterface
public interface StampDrawing {

    /**
     * @param canvas with its origin at the lower left corner; units are points
     */
    void draw(PDAppearanceContentStream canvas, float width, float height) throws IOException;
}
