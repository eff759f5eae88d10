package org.hefu.verification.pdf;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.hefu.pdf.PdfRevision;
import org.hefu.pdf.PdfValue;

/**
 * What the field of a further signature and its widget may say: ISO 32000-2, tables 166, 191, 226 and 234. Nothing in it may
 * act, or lead a reader to draw anything but the field's own picture in its own rectangle.
 */
final class SignatureWidget {

    /** All of table 167 but those by which readers turn it, enlarge it or show it at times: NoZoom, NoRotate, ToggleNoView. */
    private static final int FLAGS = 1 | 2 | 4 | 32 | 64 | 128 | 512;

    private static final Map<String, BiPredicate<PdfRevision, PdfValue>> MAY_SAY = Map.ofEntries(
            Map.entry("Type", named("Annot")),
            Map.entry("Subtype", named("Widget")),
            Map.entry("FT", named("Sig")),
            Map.entry("V", (after, value) -> value instanceof PdfValue.Reference),
            Map.entry("T", SignatureWidget::isText),
            Map.entry("TU", SignatureWidget::isText),
            Map.entry("TM", SignatureWidget::isText),
            Map.entry("NM", SignatureWidget::isText),
            Map.entry("M", SignatureWidget::isText),
            // Of a field that holds no text, readers draw none by it.
            Map.entry("DA", SignatureWidget::isText),
            Map.entry("Ff", (after, value) -> value instanceof PdfValue.Numeric),
            Map.entry("StructParent", (after, value) -> value instanceof PdfValue.Numeric),
            Map.entry("F", (after, value) -> hasHarmlessFlags(value)),
            Map.entry("P", (after, value) -> value instanceof PdfValue.Reference),
            Map.entry("Parent", (after, value) -> value instanceof PdfValue.Reference),
            Map.entry("Kids", (after, value) -> after.resolve(value) instanceof PdfValue.Array),
            Map.entry("Rect", (after, value) -> Rectangle.read(after, value).isPresent()),
            Map.entry("AP", (after, value) -> isOnePicture(after, value)),
            Map.entry("MK", (after, value) -> value.equals(PdfValue.Dictionary.EMPTY)),
            Map.entry("Lock", (after, value) -> after.resolve(value) instanceof PdfValue.Dictionary),
            Map.entry("SV", (after, value) -> after.resolve(value) instanceof PdfValue.Dictionary));

    /** What a stream without content has, and what leads to no other content. */
    private static final Set<String> BLANK_MAY_HAVE =
            Set.of("Type", "Subtype", "FormType", "BBox", "Matrix", "Resources", "Length");

    private SignatureWidget() {}

    private static BiPredicate<PdfRevision, PdfValue> named(String name) {
        return (after, value) -> value.equals(new PdfValue.Name(name));
    }

    private static boolean isText(PdfRevision after, PdfValue value) {
        return value instanceof PdfValue.Text;
    }

    static boolean hasHarmlessFlags(PdfValue value) {
        return value instanceof PdfValue.Null
                || (value instanceof PdfValue.Numeric number
                        && number.asIndex().isPresent()
                        && (number.asIndex().getAsInt() & ~FLAGS) == 0);
    }

    /** Does nothing in a field or widget look or act otherwise than a signature does? What it had before is not new. */
    static boolean isPlain(PdfRevision after, PdfValue.Dictionary earlier, PdfValue.Dictionary later) {
        Set<String> said = new HashSet<>(later.entries().keySet());
        said.removeIf(key -> later.get(key).equals(earlier.get(key)));
        return !later.repeats()
                && hasHarmlessFlags(later.get("F"))
                && said.stream()
                        .allMatch(key ->
                                MAY_SAY.containsKey(key) && MAY_SAY.get(key).test(after, later.get(key)));
    }

    private static boolean isOnePicture(PdfRevision after, PdfValue value) {
        return after.resolve(value) instanceof PdfValue.Dictionary pictures
                && !pictures.repeats()
                && pictures.entries().keySet().equals(Set.of("N"))
                && pictures.get("N") instanceof PdfValue.Reference picture
                && after.resolve(picture) instanceof PdfValue.Stream;
    }

    /** Has it no place on a page, and no picture with anything in it? */
    static boolean showsNothing(PdfRevision after, PdfValue.Dictionary widget) {
        boolean nowhere = widget.get("Rect") instanceof PdfValue.Null && widget.get("Subtype") instanceof PdfValue.Null;
        boolean point = Rectangle.read(after, widget.get("Rect"))
                .filter(Rectangle::isPoint)
                .isPresent();
        return (nowhere || point) && !widget.repeats() && isBlank(after, widget.get("AP"));
    }

    private static boolean isBlank(PdfRevision after, PdfValue pictures) {
        return pictures instanceof PdfValue.Null
                || (isOnePicture(after, pictures)
                        && after.resolve(after.dictionary(pictures).get("N")) instanceof PdfValue.Stream picture
                        && picture.data().start() == picture.data().end()
                        && !picture.dictionary().repeats()
                        && BLANK_MAY_HAVE.containsAll(
                                picture.dictionary().entries().keySet()));
    }
}
