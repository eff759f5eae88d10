package org.hefu.verification.pdf;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hefu.pdf.PdfObject;
import org.hefu.pdf.PdfRevision;
import org.hefu.pdf.PdfValue;
import org.hefu.verification.report.ChangesAfter;

/**
 * What one saving changed against the one before it.
 *
 * <p>Source: ISO 32000-2, section 12.8.2.2 for what a signed document may go through. Of that, a further signature is
 * recognised here: its dictionary, its field with its picture, and the entries of form and page that lead to them.
 */
final class RevisionChanges {

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

    private static final Set<String> CATALOG_MAY_GAIN = Set.of("AcroForm", "Version");
    private static final Set<String> FORM_MAY_CHANGE = Set.of("Fields", "SigFlags");
    private static final Set<String> INFORMATION_MAY_CHANGE = Set.of("ModDate", "Producer");

    private final PdfRevision before;
    private final PdfRevision after;
    private final Set<Integer> signature;
    /** The fields that show the signature, and their widgets. */
    private final Set<Integer> fields = new HashSet<>();

    private RevisionChanges(PdfRevision before, PdfRevision after, Set<Integer> signature) {
        this.before = before;
        this.after = after;
        this.signature = signature;
    }

    /**
     * @param signature number of the signature dictionary that this saving brought and that covers it; empty if none
     */
    static ChangesAfter between(PdfRevision before, PdfRevision after, Optional<Integer> signature) {
        return new RevisionChanges(before, after, signature.map(Set::of).orElse(Set.of())).judge();
    }

    private ChangesAfter judge() {
        Set<Integer> changed = changed();
        Set<Integer> allowed = new HashSet<>(signature);
        findFields(changed);
        allowed.addAll(fields);
        for (int field : fields) {
            allowed.addAll(reachableNew(value(after, field)));
        }
        ChangesAfter worst = trailerChange();
        if (signature.isEmpty()) {
            worst = worst.worse(ChangesAfter.UNKNOWN);
        }
        Set<Integer> shown = ShownObjects.of(before);
        for (int number : changed) {
            if (!allowed.contains(number) && !isBenign(number)) {
                worst = worst.worse(shown.contains(number) ? ChangesAfter.FORBIDDEN : ChangesAfter.UNKNOWN);
            }
        }
        return worst;
    }

    private Set<Integer> changed() {
        Set<Integer> changed = new HashSet<>();
        for (int number : after.touched()) {
            boolean same = generation(before, number) == generation(after, number)
                    && value(before, number).equals(value(after, number));
            if (!same && !isContainer(number)) {
                changed.add(number);
            }
        }
        return changed;
    }

    /** A new cross-reference stream or object stream shows nothing itself. */
    private boolean isContainer(int number) {
        return value(before, number) instanceof PdfValue.Null
                && value(after, number) instanceof PdfValue.Stream stream
                && stream.dictionary()
                        .name("Type")
                        .filter(type -> type.equals("XRef") || type.equals("ObjStm"))
                        .isPresent();
    }

    private ChangesAfter trailerChange() {
        boolean sameRoot = before.trailer().get("Root").equals(after.trailer().get("Root"));
        return sameRoot ? ChangesAfter.ALLOWED : ChangesAfter.FORBIDDEN;
    }

    private void findFields(Set<Integer> changed) {
        for (int number : changed) {
            if (value(after, number) instanceof PdfValue.Dictionary field
                    && field.get("V") instanceof PdfValue.Reference shows
                    && signature.contains(shows.number())
                    && becomesField(value(before, number), field)) {
                fields.add(number);
                addKids(field, changed);
            }
        }
    }

    private void addKids(PdfValue.Dictionary field, Set<Integer> changed) {
        if (after.resolve(field.get("Kids")) instanceof PdfValue.Array kids) {
            for (PdfValue kid : kids.values()) {
                if (kid instanceof PdfValue.Reference widget
                        && changed.contains(widget.number())
                        && value(before, widget.number()) instanceof PdfValue.Null
                        && value(after, widget.number()) instanceof PdfValue.Dictionary shown
                        && NEW_FIELD_MAY_HAVE.containsAll(shown.entries().keySet())) {
                    fields.add(widget.number());
                }
            }
        }
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
                && differsOnly(empty, field, FIELD_MAY_GAIN);
    }

    /** New objects to which a new picture leads. */
    private Set<Integer> reachableNew(PdfValue start) {
        Set<Integer> reached = ShownObjects.reachable(
                after, start instanceof PdfValue.Dictionary field ? field.get("AP") : PdfValue.NULL);
        reached.removeIf(number -> !(value(before, number) instanceof PdfValue.Null));
        return reached;
    }

    private boolean isBenign(int number) {
        PdfValue earlier = value(before, number);
        PdfValue later = value(after, number);
        if (isReferred(before.trailer().get("Info"), number)) {
            return earlier instanceof PdfValue.Dictionary one
                    && later instanceof PdfValue.Dictionary other
                    && differsOnly(one, other, INFORMATION_MAY_CHANGE);
        }
        if (isReferred(before.trailer().get("Root"), number)) {
            return earlier instanceof PdfValue.Dictionary one
                    && later instanceof PdfValue.Dictionary other
                    && differsOnly(one, other, CATALOG_MAY_GAIN)
                    && formIsBenign();
        }
        if (isReferred(after.catalog().get("AcroForm"), number)) {
            return formIsBenign();
        }
        if (isReferred(form(after).get("Fields"), number)) {
            return addsOnlyFields(earlier, later);
        }
        return isPageWithWidget(earlier, later) || isListOfWidgets(number, earlier, later);
    }

    private boolean formIsBenign() {
        PdfValue.Dictionary earlier = form(before);
        PdfValue.Dictionary later = form(after);
        if (earlier.entries().isEmpty()) {
            return addsOnlyFields(new PdfValue.Array(List.of()), after.resolve(later.get("Fields")))
                    && !later.entries().containsKey("XFA")
                    && !later.entries().containsKey("NeedAppearances");
        }
        return differsOnly(earlier, later, FORM_MAY_CHANGE)
                && addsOnlyFields(before.resolve(earlier.get("Fields")), after.resolve(later.get("Fields")));
    }

    private static PdfValue.Dictionary form(PdfRevision revision) {
        return revision.dictionary(revision.catalog().get("AcroForm"));
    }

    private boolean isPageWithWidget(PdfValue earlier, PdfValue later) {
        return earlier instanceof PdfValue.Dictionary one
                && later instanceof PdfValue.Dictionary other
                && one.name("Type").filter("Page"::equals).isPresent()
                && differsOnly(one, other, Set.of("Annots"))
                && addsOnlyFields(before.resolve(one.get("Annots")), after.resolve(other.get("Annots")));
    }

    /** An annotation list that is an object of its own. */
    private boolean isListOfWidgets(int number, PdfValue earlier, PdfValue later) {
        return earlier instanceof PdfValue.Array
                && addsOnlyFields(earlier, later)
                && fields.stream()
                        .map(field -> value(after, field))
                        .filter(PdfValue.Dictionary.class::isInstance)
                        .map(field -> after.dictionary(((PdfValue.Dictionary) field).get("P")))
                        .anyMatch(page -> isReferred(page.get("Annots"), number));
    }

    /** The later list is the earlier one with fields of this signature behind it. */
    private boolean addsOnlyFields(PdfValue earlier, PdfValue later) {
        List<PdfValue> one = earlier instanceof PdfValue.Array array ? array.values() : List.of();
        if (!(later instanceof PdfValue.Array array) || array.values().size() < one.size()) {
            return false;
        }
        return array.values().subList(0, one.size()).equals(one)
                && array.values().subList(one.size(), array.values().size()).stream()
                        .allMatch(added ->
                                added instanceof PdfValue.Reference reference && fields.contains(reference.number()));
    }

    private static boolean differsOnly(PdfValue.Dictionary one, PdfValue.Dictionary other, Set<String> keys) {
        Set<String> all = new HashSet<>(one.entries().keySet());
        all.addAll(other.entries().keySet());
        all.removeAll(keys);
        return !other.repeats() && all.stream().allMatch(key -> one.get(key).equals(other.get(key)));
    }

    private static boolean isReferred(PdfValue value, int number) {
        return value instanceof PdfValue.Reference reference && reference.number() == number;
    }

    private static PdfValue value(PdfRevision revision, int number) {
        return revision.object(number).map(PdfObject::value).orElse(PdfValue.NULL);
    }

    /** References name it: under another one, the same object is no longer found. */
    private static int generation(PdfRevision revision, int number) {
        return revision.object(number).map(PdfObject::generation).orElse(-1);
    }
}
