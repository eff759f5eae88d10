package org.hefu.seal.placing;

import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.hefu.pdf.PdfFile;
import org.hefu.pdf.SealPlace;
import org.hefu.seal.picture.SealImage;
import org.hefu.signature.pdf.PdfSigner;

/** Finds places on PDF documents. */
public final class PdfPlaces {

    /** Where slices across page edges begin, millimetres from the upper edge. */
    public static final double SEAM_TOP = 120;

    private static final double POINTS_A_MILLIMETRE = 72 / 25.4;

    private PdfPlaces() {}

    /**
     * The one place of a seal; empty for one that goes along the edges or nowhere.
     *
     * @throws PlaceNotFoundException if the document has no such place
     * @throws org.hefu.signature.SigningRefusedException if it is no document that can be sealed
     */
    public static Optional<PlacedSeal> find(byte[] pdf, SealPosition position, SealImage image) {
        PdfFile file = PdfSigner.sound(pdf);
        return switch (position.kind()) {
            case NONE, EDGES -> Optional.empty();
            case PAPER -> Optional.of(paper(file, image));
            case AT, KEYWORD -> Optional.of(open(pdf, position, image));
        };
    }

    /** The paper's place is for a seal of the usual size: another has the same middle. */
    private static PlacedSeal paper(PdfFile file, SealImage image) {
        SealPlace place = SealPlace.in(file).orElseGet(() -> SealPlace.lowerRight(file));
        return new PlacedSeal(
                place.page(),
                Math.max(0, place.left() + (SealPlace.SIDE - image.width()) / 2),
                Math.max(0, place.top() + (SealPlace.SIDE - image.height()) / 2));
    }

    private static PlacedSeal open(byte[] pdf, SealPosition position, SealImage image) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return position.kind() == SealPosition.Kind.AT
                    ? at(document, position, image)
                    : keyword(document, position, image);
        } catch (IOException e) {
            throw new PlaceNotFoundException("The document cannot be searched for a place");
        }
    }

    private static PlacedSeal at(PDDocument document, SealPosition position, SealImage image) {
        int page = position.page() == -1 ? document.getNumberOfPages() : position.page();
        if (page > document.getNumberOfPages()) {
            throw new PlaceNotFoundException(
                    "The document has " + document.getNumberOfPages() + " pages; the seal should go on page " + page);
        }
        return within(document.getPage(page - 1).getMediaBox(), page, position.left(), position.top(), image);
    }

    private static PlacedSeal keyword(PDDocument document, SealPosition position, SealImage image) throws IOException {
        KeywordFinder.Found found = KeywordFinder.last(document, position.keyword())
                .orElseThrow(() -> new PlaceNotFoundException("The keyword is not in the text of the document"));
        PDRectangle box = document.getPage(found.page() - 1).getMediaBox();
        return within(
                box,
                found.page(),
                (found.x() - box.getLowerLeftX()) / POINTS_A_MILLIMETRE - image.width() / 2,
                (box.getUpperRightY() - found.y()) / POINTS_A_MILLIMETRE - image.height() / 2,
                image);
    }

    /** Moved as far as needed to be wholly on the page. */
    private static PlacedSeal within(PDRectangle box, int page, double left, double top, SealImage image) {
        double widest = box.getWidth() / POINTS_A_MILLIMETRE - image.width();
        double lowest = box.getHeight() / POINTS_A_MILLIMETRE - image.height();
        return new PlacedSeal(page, Math.clamp(left, 0, Math.max(0, widest)), Math.clamp(top, 0, Math.max(0, lowest)));
    }
}
