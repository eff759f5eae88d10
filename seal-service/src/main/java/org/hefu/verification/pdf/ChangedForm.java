package org.hefu.verification.pdf;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.hefu.pdf.PdfPage;
import org.hefu.pdf.PdfRevision;
import org.hefu.pdf.PdfValue;

/**
 * How a saving changed the document's form (ISO 32000-2, table 224): it may have further fields at its end, and bring
 * fonts for them, as long as nothing that was there before is drawn with those.
 */
final class ChangedForm {

    private static final Set<String> MAY_CHANGE = Set.of("Fields", "SigFlags", "DR", "DA");
    private static final int MOST_PARENTS = 50;

    private final Revisions revisions;
    private final Set<Integer> marks;
    private final PdfValue.Dictionary earlier;
    private final PdfValue.Dictionary later;
    private final Set<Integer> explained = new HashSet<>();

    /**
     * @param marks fields that the form may have gained
     */
    ChangedForm(Revisions revisions, Set<Integer> marks) {
        this.revisions = revisions;
        this.marks = marks;
        this.earlier = form(revisions.before());
        this.later = form(revisions.after());
    }

    private static PdfValue.Dictionary form(PdfRevision revision) {
        return revision.dictionary(revision.catalog().get("AcroForm"));
    }

    /** Its objects that were changed or added; empty if it may not have changed as it did. */
    Set<Integer> explained() {
        return isBenign() ? explained : Set.of();
    }

    boolean isBenign() {
        explained.clear();
        same(
                revisions.before().catalog().get("AcroForm"),
                revisions.after().catalog().get("AcroForm"));
        same(earlier.get("Fields"), later.get("Fields"));
        return !later.repeats()
                && Revisions.differOnly(earlier, later, MAY_CHANGE)
                && (later.get("SigFlags") instanceof PdfValue.Null || later.get("SigFlags") instanceof PdfValue.Numeric)
                && fieldsAreBenign()
                && (saysTheSameOfFonts() || (addsOnlyFonts() && !readersDrawByIt()));
    }

    /** What holds the same place, or has come to hold it. */
    private void same(PdfValue before, PdfValue after) {
        if (after instanceof PdfValue.Reference reference
                && (after.equals(before) || revisions.isNew(reference.number()))) {
            explained.add(reference.number());
        }
    }

    private boolean fieldsAreBenign() {
        PdfValue before = revisions.before().resolve(earlier.get("Fields"));
        PdfValue after = revisions.after().resolve(later.get("Fields"));
        return before.equals(after)
                || ((before instanceof PdfValue.Null || before instanceof PdfValue.Array)
                        && Revisions.addsOnly(before, after, marks));
    }

    private boolean saysTheSameOfFonts() {
        PdfValue resources = later.get("DR");
        return earlier.get("DA").equals(later.get("DA"))
                && earlier.get("DR").equals(resources)
                && revisions
                        .before()
                        .resolve(resources)
                        .equals(revisions.after().resolve(resources));
    }

    private boolean addsOnlyFonts() {
        PdfValue text = later.get("DA");
        boolean sameText = text.equals(earlier.get("DA"))
                || (earlier.get("DA") instanceof PdfValue.Null && text instanceof PdfValue.Text);
        return sameText && addsOnly(earlier.get("DR"), later.get("DR"), true);
    }

    /** New names for new objects; in the resources as a whole they stand under the kind of resource. */
    private boolean addsOnly(PdfValue before, PdfValue after, boolean kinds) {
        same(before, after);
        PdfValue one = revisions.before().resolve(before);
        if (!(one instanceof PdfValue.Null || one instanceof PdfValue.Dictionary)
                || !(revisions.after().resolve(after) instanceof PdfValue.Dictionary more)
                || more.repeats()) {
            return one.equals(revisions.after().resolve(after));
        }
        PdfValue.Dictionary known = revisions.before().dictionary(before);
        return more.entries().keySet().containsAll(known.entries().keySet())
                && more.entries().entrySet().stream().allMatch(entry -> {
                    PdfValue value = known.get(entry.getKey());
                    if (kinds) {
                        return addsOnly(value, entry.getValue(), false);
                    }
                    return value.equals(entry.getValue()) || (value instanceof PdfValue.Null && isNew(entry));
                });
    }

    private boolean isNew(Map.Entry<String, PdfValue> resource) {
        if (!(resource.getValue() instanceof PdfValue.Reference reference) || !revisions.isNew(reference.number())) {
            return false;
        }
        Set<Integer> brought = ShownObjects.reachable(revisions.after(), reference);
        brought.removeIf(number -> !revisions.isNew(number));
        explained.addAll(brought);
        return true;
    }

    /** Is there anything on the pages that readers draw themselves, with the fonts of the form? */
    private boolean readersDrawByIt() {
        PdfRevision before = revisions.before();
        if (!(later.get("NeedAppearances") instanceof PdfValue.Null)) {
            return true;
        }
        return PdfPage.all(before).stream()
                .map(page -> before.resolve(before.dictionary(page).get("Annots")))
                .filter(PdfValue.Array.class::isInstance)
                .flatMap(list -> ((PdfValue.Array) list).values().stream())
                .map(before::dictionary)
                .filter(annotation -> before.dictionary(annotation.get("AP")).get("N") instanceof PdfValue.Null)
                .anyMatch(annotation ->
                        !annotation.name("Subtype").filter("Widget"::equals).isPresent()
                                || !isSignature(before, annotation));
    }

    private static boolean isSignature(PdfRevision revision, PdfValue.Dictionary widget) {
        PdfValue.Dictionary field = widget;
        for (int step = 0; step < MOST_PARENTS; step++) {
            if (!(field.get("FT") instanceof PdfValue.Null)) {
                return field.name("FT").filter("Sig"::equals).isPresent();
            }
            field = revision.dictionary(field.get("Parent"));
        }
        return false;
    }
}
