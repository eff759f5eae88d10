package org.hefu.pdf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A field of a document's form, one that has no further fields below it. ISO 32000-2, section 12.7.4.
 *
 * @param name in full, the partial names joined by points
 * @param type {@code Sig}, {@code Tx}, {@code Btn} or {@code Ch}, its own or that of a field above it; empty for none
 * @param value its own or that of a field above it
 * @param widgets the annotations that show it, itself among them if it is one
 */
public record PdfField(
        PdfValue.Reference reference,
        PdfValue.Dictionary dictionary,
        String name,
        String type,
        PdfValue value,
        List<PdfValue.Reference> widgets) {

    private static final int MOST_FIELDS = 20_000;
    private static final int MOST_DEPTH = 50;

    public PdfField {
        widgets = List.copyOf(widgets);
    }

    public boolean isSignature() {
        return type.equals("Sig");
    }

    public boolean isEmpty() {
        return value instanceof PdfValue.Null;
    }

    /**
     * The fields in their order; those that are no objects of their own are left out.
     *
     * @throws PdfFormatException if their tree has a loop, or holds too many
     */
    public static List<PdfField> all(PdfRevision revision) {
        PdfValue.Dictionary form = revision.dictionary(revision.catalog().get("AcroForm"));
        Walk walk = new Walk(revision, new ArrayList<>(), new HashSet<>());
        walk.all(form.get("Fields"), "", "", PdfValue.NULL, 0);
        return List.copyOf(walk.found());
    }

    public static Optional<PdfField> named(PdfRevision revision, String name) {
        return all(revision).stream().filter(field -> field.name().equals(name)).findFirst();
    }

    private record Walk(PdfRevision revision, List<PdfField> found, Set<PdfValue.Reference> seen) {

        void all(PdfValue fields, String parent, String type, PdfValue value, int depth) {
            if (revision.resolve(fields) instanceof PdfValue.Array array) {
                for (PdfValue field : array.values()) {
                    if (field instanceof PdfValue.Reference reference) {
                        one(reference, parent, type, value, depth);
                    }
                }
            }
        }

        private void one(PdfValue.Reference reference, String parent, String type, PdfValue value, int depth) {
            if (!seen.add(reference) || depth > MOST_DEPTH || seen.size() > MOST_FIELDS) {
                throw new PdfFormatException("The fields of the form go round in a circle, or are too many");
            }
            PdfValue.Dictionary field = revision.dictionary(reference);
            String own = revision.resolve(field.get("T")) instanceof PdfValue.Text text ? text.text() : "";
            String name = parent.isEmpty() || own.isEmpty() ? parent + own : parent + "." + own;
            String kind = revision.resolve(field.get("FT")) instanceof PdfValue.Name given ? given.value() : type;
            PdfValue shown = field.get("V") instanceof PdfValue.Null ? value : field.get("V");
            List<PdfValue.Reference> widgets = new ArrayList<>();
            if (revision.resolve(field.get("Kids")) instanceof PdfValue.Array kids) {
                for (PdfValue kid : kids.values()) {
                    if (kid instanceof PdfValue.Reference widget
                            && revision.dictionary(widget).get("T") instanceof PdfValue.Null) {
                        widgets.add(widget);
                    }
                }
                if (widgets.isEmpty() && !kids.values().isEmpty()) {
                    all(kids, name, kind, shown, depth + 1);
                    return;
                }
            } else if (field.name("Subtype").filter("Widget"::equals).isPresent()) {
                widgets.add(reference);
            }
            found.add(new PdfField(reference, field, name, kind, shown, widgets));
        }
    }
}
