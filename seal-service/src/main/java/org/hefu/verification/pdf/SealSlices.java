package org.hefu.verification.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.hefu.pdf.PdfPage;
import org.hefu.pdf.PdfRevision;
import org.hefu.pdf.PdfValue;

/**
 * Stamps at page edges that a signature brings: slices of a picture, shown as if they were of ink, so that what is below
 * shines through. ISO 32000-2, sections 11.3.5 and 12.5.6.12. The picture is an image, or lines and surfaces of plain colours;
 * it can set no state of its own by which it would hide what is below.
 */
final class SealSlices {

    private static final Set<String> SLICE_MAY_HAVE = Set.of("Type", "Subtype", "Rect", "P", "F", "AP");
    private static final Set<String> FORM_MAY_HAVE = Set.of("Type", "Subtype", "BBox", "Matrix", "Resources", "Length");
    private static final Set<String> IMAGE_MAY_HAVE =
            Set.of("Type", "Subtype", "Width", "Height", "ColorSpace", "BitsPerComponent", "Filter", "Length", "SMask");
    private static final Set<String> COLOURS = Set.of("DeviceRGB", "DeviceGray");

    /** Colours, lines and surfaces: ISO 32000-2, tables 56, 58, 59 and 73. */
    private static final Set<String> DRAWING =
            Set.of("RG", "rg", "w", "j", "J", "m", "l", "c", "re", "h", "S", "s", "f", "B", "f*");

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,9})?");
    /** Bytes. */
    private static final int LARGEST_DRAWING = 4_000_000;
    /** Millimetres. */
    private static final double WIDEST = 30;

    private static final PdfValue INK =
            PdfValue.Dictionary.EMPTY.with("Ink", PdfValue.Dictionary.EMPTY.with("BM", new PdfValue.Name("Multiply")));
    private static final Pattern CONTENT =
            Pattern.compile("/Ink gs q [-0-9.]{1,12} 0 0 [-0-9.]{1,12} [-0-9.]{1,12} 0 cm /Seal Do Q");

    private final Revisions revisions;
    private final PdfRevision after;

    private SealSlices(Revisions revisions) {
        this.revisions = revisions;
        this.after = revisions.after();
    }

    /** The numbers of the annotations. */
    static Set<Integer> find(Revisions revisions) {
        SealSlices slices = new SealSlices(revisions);
        Set<Integer> found = new HashSet<>();
        for (int number : revisions.changed()) {
            if (revisions.isNew(number)
                    && revisions.later(number) instanceof PdfValue.Dictionary stamp
                    && slices.isOfInk(stamp)) {
                found.add(number);
            }
        }
        if (!found.isEmpty()) {
            PdfPage.all(revisions.after()).forEach(page -> slices.keepAtEdge(page, found));
        }
        return found;
    }

    private boolean isOfInk(PdfValue.Dictionary stamp) {
        return !stamp.repeats()
                && SLICE_MAY_HAVE.containsAll(stamp.entries().keySet())
                && stamp.name("Subtype").filter("Stamp"::equals).isPresent()
                && SignatureWidget.hasHarmlessFlags(stamp.get("F"))
                && stamp.get("AP") instanceof PdfValue.Dictionary pictures
                && !pictures.repeats()
                && pictures.entries().keySet().equals(Set.of("N"))
                && after.resolve(pictures.get("N")) instanceof PdfValue.Stream form
                && isForm(form)
                && CONTENT.matcher(text(form)).matches()
                && isInked(form.dictionary().get("Resources"));
    }

    private static boolean isForm(PdfValue.Stream stream) {
        PdfValue.Dictionary dictionary = stream.dictionary();
        return !dictionary.repeats()
                && FORM_MAY_HAVE.containsAll(dictionary.entries().keySet())
                && dictionary.name("Subtype").filter("Form"::equals).isPresent();
    }

    private static String text(PdfValue.Stream stream) {
        return new String(stream.data().toBytes(), StandardCharsets.ISO_8859_1);
    }

    private boolean isInked(PdfValue value) {
        return value instanceof PdfValue.Dictionary resources
                && !resources.repeats()
                && resources.entries().keySet().equals(Set.of("ExtGState", "XObject"))
                && resources.get("ExtGState").equals(INK)
                && resources.get("XObject") instanceof PdfValue.Dictionary objects
                && !objects.repeats()
                && objects.entries().keySet().equals(Set.of("Seal"))
                && objects.get("Seal") instanceof PdfValue.Reference seal
                && after.resolve(seal) instanceof PdfValue.Stream picture
                && (isImage(picture, true) || isDrawing(picture));
    }

    private boolean isImage(PdfValue.Stream stream, boolean mayHaveMask) {
        PdfValue.Dictionary image = stream.dictionary();
        PdfValue mask = image.get("SMask");
        return !image.repeats()
                && IMAGE_MAY_HAVE.containsAll(image.entries().keySet())
                && image.name("Subtype").filter("Image"::equals).isPresent()
                && image.name("ColorSpace").filter(COLOURS::contains).isPresent()
                && (mask instanceof PdfValue.Null
                        || (mayHaveMask
                                && after.resolve(mask) instanceof PdfValue.Stream under
                                && isImage(under, false)));
    }

    private static boolean isDrawing(PdfValue.Stream stream) {
        return isForm(stream)
                && stream.dictionary().get("Resources").equals(PdfValue.Dictionary.EMPTY)
                && stream.data().end() - stream.data().start() <= LARGEST_DRAWING
                && Arrays.stream(text(stream).split("[ \n]+"))
                        .allMatch(word ->
                                DRAWING.contains(word) || NUMBER.matcher(word).matches());
    }

    private void keepAtEdge(PdfValue.Reference reference, Set<Integer> slices) {
        if (!(after.resolve(after.dictionary(reference).get("Annots")) instanceof PdfValue.Array annotations)) {
            return;
        }
        PdfPage page = PdfPage.read(after, reference);
        boolean measured = PdfPage.isMeasured(after, reference);
        for (PdfValue annotation : annotations.values()) {
            if (annotation instanceof PdfValue.Reference one
                    && slices.contains(one.number())
                    && !(measured && isAtEdge(page, one.number()))) {
                slices.remove(one.number());
            }
        }
    }

    private boolean isAtEdge(PdfPage page, int number) {
        Rectangle place = revisions.later(number) instanceof PdfValue.Dictionary stamp
                ? Rectangle.read(after, stamp.get("Rect")).orElse(null)
                : null;
        if (place == null) {
            return false;
        }
        double widest = page.units(WIDEST);
        return switch (page.rotation()) {
            case 90 -> place.bottom() >= page.top() - widest;
            case 180 -> place.right() <= page.left() + widest;
            case 270 -> place.top() <= page.bottom() + widest;
            default -> place.left() >= page.right() - widest;
        };
    }
}
