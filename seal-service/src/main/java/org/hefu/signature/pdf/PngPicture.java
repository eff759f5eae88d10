package org.hefu.signature.pdf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.hefu.pdf.PdfUpdate;
import org.hefu.pdf.PdfValue;
import org.hefu.pdf.PdfValue.Dictionary;
import org.hefu.pdf.PdfValue.Name;

/** A PNG picture with its transparency (ISO 32000-2, section 11.6.5.2), unpacked once for any number of documents. */
public final class PngPicture implements StampPicture {

    private static final int MOST_PIXELS = 16_000_000;

    private final int width;
    private final int height;
    private final byte[] colours;
    private final byte[] opacity;

    /**
     * @throws IllegalArgumentException if the bytes are no PNG picture, or one of more than 16 million pixels
     */
    public PngPicture(byte[] png) {
        BufferedImage image = read(png);
        this.width = image.getWidth();
        this.height = image.getHeight();
        byte[] rgb = new byte[width * height * 3];
        byte[] alpha = new byte[width * height];
        int[] row = new int[width];
        for (int y = 0, at = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++, at++) {
                alpha[at] = (byte) (row[x] >>> 24);
                rgb[3 * at] = (byte) (row[x] >> 16);
                rgb[3 * at + 1] = (byte) (row[x] >> 8);
                rgb[3 * at + 2] = (byte) row[x];
            }
        }
        this.colours = deflate(rgb);
        this.opacity = deflate(alpha);
    }

    private static BufferedImage read(byte[] png) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
        ImageReader reader = readers.next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(png))) {
            reader.setInput(in, true, true);
            if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                throw new IllegalArgumentException("The picture has more than " + MOST_PIXELS + " pixels");
            }
            return reader.read(0);
        } catch (IOException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("The picture is no sound PNG file", e);
        } finally {
            reader.dispose();
        }
    }

    private static byte[] deflate(byte[] data) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream packed = new DeflaterOutputStream(out, deflater)) {
            packed.write(data);
        } catch (IOException e) {
            throw new IllegalStateException("Memory cannot be written to", e);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    @Override
    public Placed addTo(PdfUpdate update, double ignoredWidth, double ignoredHeight) {
        PdfValue mask = update.addStream(image("DeviceGray"), opacity);
        PdfValue.Reference image = update.addStream(image("DeviceRGB").with("SMask", mask), colours);
        return new Placed(image, 1, 1);
    }

    private Dictionary image(String colourSpace) {
        return Dictionary.EMPTY
                .with("Type", new Name("XObject"))
                .with("Subtype", new Name("Image"))
                .with("Width", PdfValue.of(width))
                .with("Height", PdfValue.of(height))
                .with("ColorSpace", new Name(colourSpace))
                .with("BitsPerComponent", PdfValue.of(8))
                .with("Filter", new Name("FlateDecode"));
    }
}
