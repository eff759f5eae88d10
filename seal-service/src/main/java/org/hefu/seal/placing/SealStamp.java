package org.hefu.seal.placing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDAppearanceContentStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.hefu.seal.picture.SealImage;
import org.hefu.signature.pdf.StampDrawing;

/** Draws a seal into a PDF document: as shapes if it has them, otherwise as its picture. */
public final class SealStamp {

    private SealStamp() {}

    public static StampDrawing of(SealImage image) {
        return image.drawing().<StampDrawing>map(shapes -> shapes).orElseGet(() -> picture(image.png()));
    }

    private static StampDrawing picture(byte[] png) {
        return (canvas, width, height) -> draw(canvas, png, width, height);
    }

    private static void draw(PDAppearanceContentStream canvas, byte[] png, float width, float height)
            throws IOException {
        BufferedImage pixels = ImageIO.read(new ByteArrayInputStream(png));
        // The document that lends its memory to the picture must outlive the writing, and holds nothing else.
        @SuppressWarnings("resource")
        PDDocument lender = new PDDocument();
        canvas.drawImage(LosslessFactory.createFromImage(lender, pixels), 0, 0, width, height);
    }
}
