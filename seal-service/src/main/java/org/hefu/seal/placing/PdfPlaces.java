package org.hefu.seal.placing;

import java.util.List;
import java.util.Optional;
import org.hefu.pdf.KeywordPlaces;
import org.hefu.pdf.PdfField;
import org.hefu.pdf.PdfFile;
import org.hefu.pdf.PdfPage;
import org.hefu.pdf.PdfRevision;
import org.hefu.pdf.PdfValue;
import org.hefu.pdf.SealPlace;
import org.hefu.seal.picture.SealImage;
import org.hefu.signature.pdf.PdfSigner;
import org.jspecify.annotations.Nullable;

/** Finds places on PDF documents. What is read here is read by our own parser, within its limits. */
public final class PdfPlaces {

    /** Where slices across page edges begin, millimetres from the upper edge. */
    public static final double SEAM_TOP = 120;

    private PdfPlaces() {}

    /**
     * The one place of a seal; empty for one that goes along the edges or nowhere.
     *
     * @param search for a keyword
     * @throws PlaceNotFoundException if the document has no such place
     * @throws SearchEndedException if it was not searched to its end
     * @throws org.hefu.pdf.PdfFormatException if the pages of the document cannot be followed
     * @throws org.hefu.signature.SigningRefusedException if it is no document that can be sealed
     */
    public static Optional<PlacedSeal> find(byte[] pdf, SealPosition position, SealImage image, WordSearch search) {
        PdfFile file = PdfSigner.sound(pdf);
        return switch (position.kind()) {
            case NONE, EDGES -> Optional.empty();
            case PAPER -> Optional.of(paper(file, image));
            case AT -> Optional.of(at(file.newest(), position, image));
            case KEYWORD -> Optional.of(keyword(file.newest(), pdf, position, image, search));
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

    private static PlacedSeal at(PdfRevision document, SealPosition position, SealImage image) {
        List<PdfValue.Reference> pages = PdfPage.all(document);
        int page = position.page() == -1 ? pages.size() : position.page();
        if (page < 1 || page > pages.size()) {
            throw new PlaceNotFoundException(
                    "The document has " + pages.size() + " pages; the seal should go on page " + page);
        }
        PdfPage read = PdfPage.read(document, pages.get(page - 1));
        PlaceOffPageException.requireOn(
                position.left(), position.top(), read.width(), read.height(), image.width(), image.height());
        return new PlacedSeal(page, position.left(), position.top());
    }

    private static PlacedSeal keyword(
            PdfRevision document, byte[] pdf, SealPosition position, SealImage image, WordSearch search) {
        KeywordPlaces.Found found = search.last(pdf, position.keyword())
                .orElseThrow(() -> new PlaceNotFoundException("The keyword is not in the text of the document"));
        List<PdfValue.Reference> pages = PdfPage.all(document);
        if (found.page() < 1 || found.page() > pages.size()) {
            throw new PlaceNotFoundException("The keyword is on a page that the document does not list");
        }
        return within(
                document,
                pages,
                found.page(),
                found.left() + (found.width() - image.width()) / 2,
                found.top() + (found.height() - image.height()) / 2,
                image);
    }

    /** Moved as far as needed to be wholly on the page, as it is shown. */
    private static PlacedSeal within(
            PdfRevision document,
            List<PdfValue.Reference> pages,
            int number,
            double left,
            double top,
            SealImage image) {
        PdfPage page = PdfPage.read(document, pages.get(number - 1));
        return new PlacedSeal(
                number,
                Math.clamp(left, 0, Math.max(0, page.width() - image.width())),
                Math.clamp(top, 0, Math.max(0, page.height() - image.height())));
    }

    /**
     * The page on which a signature is shown, counted from 1; 1 if on none.
     *
     * @param field the full name of its field; null for the field that was added last
     */
    public static int pageOfSigned(byte[] pdf, @Nullable String field) {
        PdfRevision document = PdfFile.read(pdf).newest();
        List<PdfValue.Reference> pages = PdfPage.all(document);
        Optional<PdfField> signed = field == null
                ? PdfField.all(document).reversed().stream()
                        .filter(each -> each.isSignature() && !each.isEmpty())
                        .findFirst()
                : PdfField.named(document, field);
        return signed.stream()
                .flatMap(each -> each.widgets().stream())
                .map(widget -> document.dictionary(widget).get("P"))
                .mapToInt(page -> page instanceof PdfValue.Reference reference ? pages.indexOf(reference) + 1 : 0)
                .filter(page -> page > 0)
                .findFirst()
                .orElse(1);
    }
}
