package org.hefu.seal.placing;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.hefu.seal.picture.SealImage;

/**
 * A page with the seal where it would go, as PNG.
 *
 * @param page counted from 1
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record PagePreview(int page, int pages, byte[] png) {

    private static final float RESOLUTION = 110;
    private static final double MILLIMETRES_AN_INCH = 25.4;
    private static final double NARROWEST_SLICE = 4;
    private static final float LARGEST_SIDE_POINTS = 3000;

    /**
     * @throws PlaceNotFoundException if the document has no such place
     * @throws org.hefu.signature.SigningRefusedException if it is no document that can be sealed
     */
    public static PagePreview of(byte[] pdf, SealPosition position, SealImage image) {
        Optional<PlacedSeal> place = PdfPlaces.find(pdf, position, image);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int page = place.map(PlacedSeal::page).orElse(1);
            PDPage paper = document.getPage(page - 1);
            if (Math.max(paper.getCropBox().getWidth(), paper.getCropBox().getHeight()) > LARGEST_SIDE_POINTS) {
                throw new PlaceNotFoundException("The page is too large to be shown");
            }
            BufferedImage picture = new PDFRenderer(document).renderImageWithDPI(page - 1, RESOLUTION, ImageType.RGB);
            if (place.isPresent()) {
                overlay(picture, place.get(), image);
            } else if (position.kind() == SealPosition.Kind.EDGES) {
                slice(picture, document.getNumberOfPages(), image);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", out);
            return new PagePreview(page, document.getNumberOfPages(), out.toByteArray());
        } catch (IOException e) {
            throw new PlaceNotFoundException("The page cannot be shown");
        }
    }

    /** The first slice of a seal across page edges. */
    private static void slice(BufferedImage page, int pages, SealImage image) throws IOException {
        double scale = RESOLUTION / MILLIMETRES_AN_INCH;
        double width = Math.max(NARROWEST_SLICE, image.width() / Math.max(1, pages));
        overlay(page, new PlacedSeal(1, page.getWidth() / scale - width, PdfPlaces.SEAM_TOP), image);
    }

    private static void overlay(BufferedImage page, PlacedSeal place, SealImage image) throws IOException {
        double scale = RESOLUTION / MILLIMETRES_AN_INCH;
        BufferedImage seal = ImageIO.read(new ByteArrayInputStream(image.png()));
        Graphics2D canvas = page.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.drawImage(
                seal,
                (int) Math.round(place.left() * scale),
                (int) Math.round(place.top() * scale),
                (int) Math.round(image.width() * scale),
                (int) Math.round(image.height() * scale),
                null);
        canvas.dispose();
    }
}
