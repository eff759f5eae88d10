package org.hefu.seal.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.hefu.seal.picture.PictureRefusedException.Code;

/**
 * Checks a picture of a seal that somebody brings, and writes it anew as PNG: what comes out holds pixels and nothing
 * else of what was brought.
 */
public final class UploadedPicture {

    /** In a file this large a seal has every detail that ink has. */
    public static final int LARGEST_FILE = 1024 * 1024;

    private static final int SMALLEST_SIDE = 100;
    private static final int LARGEST_SIDE = 2400;
    private static final int OPAQUE = 0xFF;
    private static final double MILLIMETRES_AN_INCH = 25.4;

    private UploadedPicture() {}

    /**
     * White paper becomes transparent: each pixel is as opaque as it is far from white, unless the file has transparency
     * of its own.
     *
     * @param width of the imprint, millimetres
     * @return a PNG file with transparency
     * @throws PictureRefusedException if the file is no such picture, or too large or too small
     */
    public static byte[] check(byte[] file, double width) {
        if (file.length > LARGEST_FILE) {
            throw new PictureRefusedException(Code.LIMITS, "A picture of a seal has 1 MiB at most");
        }
        BufferedImage decoded = decode(file, format(file));
        BufferedImage image = decoded.getColorModel().hasAlpha() ? copy(decoded) : withoutPaper(decoded);
        return PngFile.write(image, image.getWidth() / (width / MILLIMETRES_AN_INCH));
    }

    private static String format(byte[] file) {
        if (file.length > 8 && (file[0] & OPAQUE) == 0x89 && file[1] == 'P' && file[2] == 'N' && file[3] == 'G') {
            return "png";
        }
        if (file.length > 3 && (file[0] & OPAQUE) == 0xFF && (file[1] & OPAQUE) == 0xD8) {
            return "jpeg";
        }
        String beginning = new String(file, 0, Math.min(file.length, 1024), StandardCharsets.UTF_8);
        if (beginning.toLowerCase(Locale.ROOT).contains("<svg")) {
            throw new PictureRefusedException(
                    Code.SVG,
                    "SVG may hold scripts and other documents and is not taken from outside: bring PNG or JPEG");
        }
        throw new PictureRefusedException(Code.FORMAT, "A picture of a seal is a PNG or JPEG file");
    }

    private static BufferedImage decode(byte[] file, String format) {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
            ImageReader reader = readers.next();
            try {
                // Without its metadata, of which a small file may hold a great deal.
                reader.setInput(in, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if (Math.min(width, height) < SMALLEST_SIDE || Math.max(width, height) > LARGEST_SIDE) {
                    throw new PictureRefusedException(
                            Code.LIMITS,
                            "A picture of a seal has 100 to 2400 pixels a side; got " + width + " by " + height);
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        } catch (PictureRefusedException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new PictureRefusedException(Code.DAMAGED, "The picture is damaged and cannot be decoded", e);
        }
    }

    private static BufferedImage copy(BufferedImage from) {
        BufferedImage to = new BufferedImage(from.getWidth(), from.getHeight(), BufferedImage.TYPE_INT_ARGB);
        to.createGraphics().drawImage(from, 0, 0, null);
        return to;
    }

    private static BufferedImage withoutPaper(BufferedImage from) {
        BufferedImage to = new BufferedImage(from.getWidth(), from.getHeight(), BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < from.getHeight(); y++) {
            for (int x = 0; x < from.getWidth(); x++) {
                to.setRGB(x, y, ink(from.getRGB(x, y)));
            }
        }
        return to;
    }

    /** The colour that, laid over white paper this thickly, gives the pixel. */
    private static int ink(int pixel) {
        int red = pixel >> 16 & OPAQUE;
        int green = pixel >> 8 & OPAQUE;
        int blue = pixel & OPAQUE;
        int alpha = OPAQUE - Math.min(red, Math.min(green, blue));
        if (alpha == 0) {
            return 0;
        }
        return alpha << 24 | without(red, alpha) << 16 | without(green, alpha) << 8 | without(blue, alpha);
    }

    private static int without(int value, int alpha) {
        return Math.max(0, OPAQUE - (OPAQUE - value) * OPAQUE / alpha);
    }
}
