package org.hefu.verification.pdf;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hefu.pdf.PdfPage;
import org.hefu.pdf.PdfRevision;
import org.hefu.pdf.PdfValue;

/**
 * A further signature that a saving brought and that covers it: its dictionary, its field with its picture, and the slices
 * of a seal across page edges.
 */
final class AddedSignature {

    private static final Set<String> FIELD_MAY_GAIN = Set.of("V", "AP", "AS", "F", "M", "MK", "P", "Rect");
    /** No action, no script: those could change what is shown. */
    private static final Set<String> NEW_FIELD_MAY_HAVE = Set.of(
            "AP",
            "AS",
            "BS",
            "Border",
            "DA",
            "F",
            "FT",
            "Ff",
            "Kids",
            "Lock",
            "M",
            "MK",
            "NM",
            "P",
            "Parent",
            "Rect",
            "SV",
            "StructParent",
            "Subtype",
            "T",
            "TM",
            "TU",
            "Type",
            "V");

    private static final Set<String> SLICE_MAY_HAVE = Set.of("Type", "Subtype", "Rect", "P", "F", "AP");
    /** A seal or a written name is smaller; what covers more of the page could hide it. Share of the page. */
    private static final double LARGEST_SHARE = 0.25;
    /** Millimetres. */
    private static final double WIDEST_SLICE = 30;

    private static final PdfValue INK = PdfValue.Dictionary.EMPTY.with("BM", new PdfValue.Name("Multiply"));
    private static final Pattern SLICE =
            Pattern.compile("/Ink gs q [-0-9.]{1,12} 0 0 [-0-9.]{1,12} [-0-9.]{1,12} 0 cm /Seal Do Q");

    private final Revisions revisions;
    private final int signature;
    private final Set<Integer> marks = new HashSet<>();
    private final Set<Integer> explained = new HashSet<>();
    private final Set<Integer> slices = new HashSet<>();

    private AddedSignature(Revisions revisions, int signature) {
        this.revisions = revisions;
        this.signature = signature;
    }

    /**
     * @param signature number of the signature dictionary that covers the saving; empty if there is none
     */
    static Optional<AddedSignature> find(Revisions revisions, Optional<Integer> signature) {
        return signature.map(number -> {
            AddedSignature added = new AddedSignature(revisions, number);
            added.explained.add(number);
            added.findFields();
            added.findSlices();
            added.marks.forEach(added::explain);
            return added;
        });
    }

    /** The fields and annotations that it adds to pages and form. */
    Set<Integer> marks() {
        return marks;
    }

    /** All objects that belong to it. */
    Set<Integer> explained() {
        return explained;
    }

    /** Are its pictures so large, on one page together, that they could hide what others signed? */
    boolean couldHide() {
        Set<Integer> opaque = new HashSet<>(marks);
        opaque.removeAll(slices);
        return new CoveredShare(revisions.after(), opaque).largest() > LARGEST_SHARE;
    }

    boolean isTimestamp() {
        return revisions
                .after()
                .dictionary(new PdfValue.Reference(signature, 0))
                .name("SubFilter")
                .filter("ETSI.RFC3161"::equals)
                .isPresent();
    }

    /** Does it show anything on a page? */
    boolean isSeen() {
        return new CoveredShare(revisions.after(), marks).largest() > 0;
    }

    private void findFields() {
        for (int number : revisions.changed()) {
            if (revisions.later(number) instanceof PdfValue.Dictionary field
                    && field.get("V") instanceof PdfValue.Reference shows
                    && shows.number() == signature
                    && becomesField(revisions.earlier(number), field)) {
                marks.add(number);
                addKids(field);
            }
        }
    }

    private void addKids(PdfValue.Dictionary field) {
        if (revisions.after().resolve(field.get("Kids")) instanceof PdfValue.Array kids) {
            for (PdfValue kid : kids.values()) {
                if (kid instanceof PdfValue.Reference widget
                        && revisions.changed().contains(widget.number())
                        && becomesWidget(revisions.earlier(widget.number()), revisions.later(widget.number()))) {
                    marks.add(widget.number());
                }
            }
        }
    }

    private static boolean becomesWidget(PdfValue earlier, PdfValue later) {
        return earlier instanceof PdfValue.Null
                ? later instanceof PdfValue.Dictionary shown
                        && NEW_FIELD_MAY_HAVE.containsAll(shown.entries().keySet())
                : Revisions.differOnly(earlier, later, Set.of("AP", "AS", "M", "MK"));
    }

    private static boolean becomesField(PdfValue earlier, PdfValue.Dictionary field) {
        boolean signs = field.name("FT").filter("Sig"::equals).isPresent();
        if (earlier instanceof PdfValue.Null) {
            return signs
                    && !field.repeats()
                    && NEW_FIELD_MAY_HAVE.containsAll(field.entries().keySet());
        }
        return signs
                && earlier instanceof PdfValue.Dictionary empty
                && empty.get("V") instanceof PdfValue.Null
                && Revisions.differOnly(empty, field, FIELD_MAY_GAIN);
    }

    /** Stamps at page edges that show a slice of a picture as if it were of ink, so that nothing is hidden below it. */
    private void findSlices() {
        for (int number : revisions.changed()) {
            if (revisions.isNew(number)
                    && revisions.later(number) instanceof PdfValue.Dictionary stamp
                    && stamp.name("Subtype").filter("Stamp"::equals).isPresent()
                    && SLICE_MAY_HAVE.containsAll(stamp.entries().keySet())
                    && isAtEdge(stamp)
                    && isInk(stamp)) {
                marks.add(number);
                slices.add(number);
            }
        }
    }

    private boolean isAtEdge(PdfValue.Dictionary stamp) {
        if (!(stamp.get("P") instanceof PdfValue.Reference reference)) {
            return false;
        }
        PdfPage page = PdfPage.read(revisions.after(), reference);
        PdfPage.Place place = PdfPage.Place.read(revisions.after(), stamp.get("Rect"), page.rotation())
                .orElse(null);
        if (place == null) {
            return false;
        }
        double widest = page.units(WIDEST_SLICE);
        return switch (page.rotation()) {
            case 90 -> place.bottom() >= page.top() - widest;
            case 180 -> place.right() <= page.left() + widest;
            case 270 -> place.top() <= page.bottom() + widest;
            default -> place.left() >= page.right() - widest;
        };
    }

    private boolean isInk(PdfValue.Dictionary stamp) {
        PdfRevision after = revisions.after();
        if (!(after.resolve(after.dictionary(stamp.get("AP")).get("N")) instanceof PdfValue.Stream form)
                || !(form.dictionary().get("Filter") instanceof PdfValue.Null)) {
            return false;
        }
        PdfValue.Dictionary resources = after.dictionary(form.dictionary().get("Resources"));
        PdfValue ink =
                after.dictionary(after.dictionary(resources.get("ExtGState")).get("Ink"));
        String content = new String(form.data().toBytes(), StandardCharsets.ISO_8859_1);
        return INK.equals(ink) && SLICE.matcher(content).matches();
    }

    private void explain(int mark) {
        explained.add(mark);
        if (revisions.later(mark) instanceof PdfValue.Dictionary field) {
            Set<Integer> picture = ShownObjects.reachable(revisions.after(), field.get("AP"));
            picture.removeIf(number -> !revisions.isNew(number));
            explained.addAll(picture);
        }
    }
}
