package org.hefu.signature.pdf;

import java.nio.charset.StandardCharsets;
import org.hefu.pdf.PdfPage.Place;
import org.hefu.pdf.PdfUpdate;
import org.hefu.pdf.PdfValue;
import org.hefu.pdf.PdfValue.Dictionary;
import org.hefu.pdf.PdfValue.Name;

/**
 * The appearance of an annotation (ISO 32000-2, section 12.5.5) that shows a picture, or a slice of one, upright on the
 * page as it is shown.
 */
final class Appearance {

    /** What lies under the stamp stays legible, as under ink (section 11.3.5). */
    private static final Dictionary INK =
            Dictionary.EMPTY.with("Ink", Dictionary.EMPTY.with("BM", new Name("Multiply")));

    private Appearance() {}

    static Dictionary of(PdfUpdate update, StampPicture.Placed picture, Place place) {
        return slice(update, picture, place, new Seam.Slice(0, 1));
    }

    /** The slice of a picture that is cut into upright strips of the same width. */
    static Dictionary slice(PdfUpdate update, StampPicture.Placed picture, Place place, Seam.Slice slice) {
        boolean upright = place.rotation() % 180 == 0;
        double width = upright ? place.right() - place.left() : place.top() - place.bottom();
        double height = upright ? place.top() - place.bottom() : place.right() - place.left();
        String content = "/Ink gs q "
                + PdfValue.of(width * slice.count() / picture.width()).token() + " 0 0 "
                + PdfValue.of(height / picture.height()).token() + " "
                + PdfValue.of(-width * slice.index()).token() + " 0 cm /Seal Do Q";
        Dictionary form = Dictionary.EMPTY
                .with("Type", new Name("XObject"))
                .with("Subtype", new Name("Form"))
                .with(
                        "BBox",
                        PdfValue.Array.of(PdfValue.of(0), PdfValue.of(0), PdfValue.of(width), PdfValue.of(height)))
                .with(
                        "Resources",
                        Dictionary.EMPTY
                                .with("ExtGState", INK)
                                .with("XObject", Dictionary.EMPTY.with("Seal", picture.reference())));
        if (place.rotation() != 0) {
            form = form.with("Matrix", turned(place.rotation()));
        }
        PdfValue stream = update.addStream(form, content.getBytes(StandardCharsets.US_ASCII));
        return Dictionary.EMPTY.with("N", stream);
    }

    /** Against the page, which readers turn clockwise; they fit what is turned into the rectangle by themselves. */
    private static PdfValue.Array turned(int degrees) {
        int cosine = degrees == 180 ? -1 : 0;
        int sine = degrees == 90 ? 1 : degrees == 270 ? -1 : 0;
        return PdfValue.Array.of(
                PdfValue.of(cosine),
                PdfValue.of(sine),
                PdfValue.of(-sine),
                PdfValue.of(cosine),
                PdfValue.of(0),
                PdfValue.of(0));
    }
}
