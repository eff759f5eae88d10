package org.hefu.ofd.rendering;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Decodes pictures that nobody vouches for. */
final class Pictures {

    /** About a page in 600 dots per inch. */
    private static final long MOST_PIXELS = 40_000_000;

    private Pictures() {}

    /**
     * @throws NotDrawnException if it is no PNG, JPEG, GIF, BMP or TIFF picture, is damaged, or has too many pixels
     */
    static BufferedImage read(byte[] bytes) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new NotDrawnException("a picture of a kind that is not known");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > MOST_PIXELS) {
                    throw new NotDrawnException("a picture of " + pixels + " pixels");
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new NotDrawnException("a picture that is damaged");
        }
    }
}
