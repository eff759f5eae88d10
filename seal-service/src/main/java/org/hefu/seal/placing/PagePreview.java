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
import org.hefu.signature.pdf.PdfSigner;
import org.hefu.signature.pdf.Seam;

/**
 * A page with the seal where it would go, as PNG.
 *
 * @param page counted from 1
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record PagePreview(int page, int pages, byte[] png) {

    private static final float RESOLUTION = 110;
    private static final double MILLIMETRES_AN_INCH = 25.4;
    private static final float LARGEST_SIDE_POINTS = 3000;

    /**
     * @throws PlaceNotFoundException if the document has no such place
     * @throws org.hefu.signature.SigningRefusedException if it is no document that can be sealed
     */
    public static PagePreview of(byte[] pdf, SealPosition position, SealImage image) {
        Optional<PlacedSeal> place = PdfPlaces.find(pdf, position, image);
        Optional<Seam> seam = position.kind() == SealPosition.Kind.EDGES
                ? Optional.of(SealStamp.seam(PdfSigner.sound(pdf), image, SealStamp.of(image)))
                : Optional.empty();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int page = place.map(PlacedSeal::page).orElse(1);
            PDPage paper = document.getPage(page - 1);
            if (Math.max(paper.getCropBox().getWidth(), paper.getCropBox().getHeight()) > LARGEST_SIDE_POINTS) {
                throw new PlaceNotFoundException("The page is too large to be shown");
            }
            BufferedImage picture = new PDFRenderer(document).renderImageWithDPI(page - 1, RESOLUTION, ImageType.RGB);
            if (place.isPresent()) {
                overlay(picture, place.get(), image);
            }
            if (seam.isPresent()) {
                edge(picture, seam.get(), document.getNumberOfPages(), image);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", out);
            return new PagePreview(page, document.getNumberOfPages(), out.toByteArray());
        } catch (IOException e) {
            throw new PlaceNotFoundException("The page cannot be shown");
        }
    }

    /** The first page's slice, at its right edge. */
    private static void edge(BufferedImage page, Seam seam, int pages, SealImage image) throws IOException {
        double scale = RESOLUTION / MILLIMETRES_AN_INCH;
        Seam.Slice slice = seam.slice(0, pages);
        BufferedImage seal = ImageIO.read(new ByteArrayInputStream(image.png()));
        BufferedImage share =
                seal.getSubimage(0, 0, Math.max(1, seal.getWidth() / slice.count()), seal.getHeight());
        int width = (int) Math.round(seam.width() * scale / slice.count());
        Graphics2D canvas = page.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.drawImage(
                share,
                page.getWidth() - width,
                (int) Math.round(seam.top() * scale),
                width,
                (int) Math.round(seam.height() * scale),
                null);
        canvas.dispose();
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
