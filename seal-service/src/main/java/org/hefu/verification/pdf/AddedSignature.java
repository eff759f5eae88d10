package org.hefu.verification.pdf;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hefu.pdf.PdfValue;

/**
 * A further signature or time-stamp that a saving brought and that covers it: its dictionary, its field with its picture,
 * and the slices of a seal across page edges.
 */
final class AddedSignature {

    private static final Set<String> FIELD_MAY_GAIN = Set.of("V", "AP", "AS", "F", "M", "P", "Rect");
    private static final Set<String> WIDGET_MAY_GAIN = Set.of("AP", "AS", "M");

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

    private final Revisions revisions;
    private final FoundSignature signature;
    private final Set<Integer> marks = new HashSet<>();
    private final Set<Integer> inPlace = new HashSet<>();
    private final Set<Integer> explained = new HashSet<>();
    private boolean doubtful;

    private AddedSignature(Revisions revisions, FoundSignature signature) {
        this.revisions = revisions;
        this.signature = signature;
    }

    /**
     * @param signature that covers the saving; empty if there is none
     */
    static Optional<AddedSignature> find(Revisions revisions, Optional<FoundSignature> signature) {
        return signature.map(found -> {
            AddedSignature added = new AddedSignature(revisions, found);
            if (revisions.isNew(added.number())) {
                added.explained.add(added.number());
            }
            added.findFields();
            if (!found.isTimestamp()) {
                added.marks.addAll(SealSlices.find(revisions));
            }
            added.marks.forEach(added::explain);
            return added;
        });
    }

    private int number() {
        return signature.holder().number();
    }

    /** The fields and annotations that it adds to pages and form. */
    Set<Integer> marks() {
        return marks;
    }

    /** Fields and widgets that were there and empty before. */
    Set<Integer> inPlace() {
        return inPlace;
    }

    /** All new objects that belong to it. */
    Set<Integer> explained() {
        return explained;
    }

    /** Does its field say what a signature has no need to say, so that a reader might show something by it? */
    boolean isDoubtful() {
        return doubtful;
    }

    boolean isTimestamp() {
        return signature.isTimestamp();
    }

    /** Could it show anything on a page? */
    boolean isSeen() {
        return marks.stream()
                .map(revisions::later)
                .anyMatch(mark -> !(mark instanceof PdfValue.Dictionary widget)
                        || !SignatureWidget.showsNothing(revisions.after(), widget));
    }

    private void findFields() {
        for (int number : revisions.changed()) {
            if (revisions.later(number) instanceof PdfValue.Dictionary field
                    && field.get("V") instanceof PdfValue.Reference shows
                    && shows.number() == number()
                    && field.name("FT").filter("Sig"::equals).isPresent()
                    && becomesField(revisions.earlier(number), field)) {
                accept(number, field);
                doubtful |= field.entries().containsKey("Parent") && revisions.isNew(number);
                addKids(number, field);
            }
        }
    }

    private static boolean becomesField(PdfValue earlier, PdfValue.Dictionary field) {
        return earlier instanceof PdfValue.Null
                ? mayBeNew(field)
                : earlier instanceof PdfValue.Dictionary empty
                        && empty.get("V") instanceof PdfValue.Null
                        && Revisions.differOnly(empty, field, FIELD_MAY_GAIN);
    }

    private static boolean mayBeNew(PdfValue.Dictionary field) {
        return !field.repeats()
                && NEW_FIELD_MAY_HAVE.containsAll(field.entries().keySet());
    }

    private void addKids(int parent, PdfValue.Dictionary field) {
        if (!(revisions.after().resolve(field.get("Kids")) instanceof PdfValue.Array kids)) {
            return;
        }
        for (PdfValue kid : kids.values()) {
            if (kid instanceof PdfValue.Reference reference
                    && revisions.changed().contains(reference.number())
                    && revisions.later(reference.number()) instanceof PdfValue.Dictionary widget
                    && becomesWidget(revisions.earlier(reference.number()), widget)) {
                accept(reference.number(), widget);
                doubtful |= !Revisions.isReferred(widget.get("Parent"), parent)
                        || widget.entries().containsKey("T")
                        || widget.entries().containsKey("V");
            }
        }
    }

    private static boolean becomesWidget(PdfValue earlier, PdfValue.Dictionary widget) {
        return earlier instanceof PdfValue.Null
                ? mayBeNew(widget)
                : Revisions.differOnly(earlier, widget, WIDGET_MAY_GAIN);
    }

    private void accept(int number, PdfValue.Dictionary later) {
        marks.add(number);
        PdfValue.Dictionary earlier =
                revisions.earlier(number) instanceof PdfValue.Dictionary before ? before : PdfValue.Dictionary.EMPTY;
        if (!revisions.isNew(number)) {
            inPlace.add(number);
            // What an empty field showed is not to vanish with the place of the field.
            doubtful |= !SignatureWidget.showsNothing(revisions.before(), earlier)
                    && (isTimestamp() || !earlier.get("Rect").equals(later.get("Rect")));
        }
        doubtful |= !SignatureWidget.isPlain(revisions.after(), earlier, later);
    }

    private void explain(int mark) {
        Set<Integer> picture = revisions.later(mark) instanceof PdfValue.Dictionary field
                ? ShownObjects.reachable(revisions.after(), field.get("AP"))
                : new HashSet<>();
        picture.add(mark);
        picture.removeIf(number -> !revisions.isNew(number));
        explained.addAll(picture);
    }
}
