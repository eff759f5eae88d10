package org.hefu.verification.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.hefu.verification.picture.PictureRefusedException.Code;
import org.hefu.verification.report.FileFormat;

/**
 * Draws a page of a document that nobody vouches for. Bounded in pixels, not in time and memory: where that matters, it
 * runs in a process of its own.
 */
public final class PageDrawing {

    /** As the document is shown now, whatever was signed. */
    public static final int NOW = 0;

    /** Enough to read small print on a screen. */
    static final int DOTS_PER_INCH = 110;

    /** About an A2 page; larger ones are drawn coarser. */
    static final double MOST_PIXELS = 5_000_000;

    private PageDrawing() {}

    /**
     * @param signature of the verification report, counted from 1, for the document as it was when that signature was
     *     set; {@link #NOW} for the document as it is
     * @param page counted from 1
     * @throws PictureRefusedException if there is nothing to draw
     */
    public static PagePicture draw(byte[] file, int signature, int page) {
        return switch (FileFormat.of(file)) {
            case PDF -> PdfPages.draw(file, signature, page);
            case OFD -> OfdPages.draw(file, signature, page);
            default -> throw new PictureRefusedException(Code.NO_PAGES, "The file is no document with pages");
        };
    }

    static byte[] png(BufferedImage image) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream(64 * 1024);
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
