package org.hefu.signature.pdf;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.hefu.pdf.PdfField;
import org.hefu.pdf.PdfPage;
import org.hefu.pdf.PdfRevision;
import org.hefu.pdf.PdfUpdate;
import org.hefu.pdf.PdfValue;
import org.hefu.pdf.PdfValue.Dictionary;
import org.hefu.pdf.PdfValue.Name;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.SigningRefusedException.Code;
import org.jspecify.annotations.Nullable;

/**
 * Writes the field that shows a signature, with its widget (ISO 32000-2, section 12.7.5.5), the slices of a seal across
 * page edges, and the entries of form and catalog that lead to them.
 *
 * <p>PDF allows a signature field one widget. So of a seal across page edges the widget is the stamp, or for want of one
 * the first slice; the other slices are stamp annotations (section 12.5.6.12) that the same signature covers.
 */
final class FieldWriter {

    /** Printed, and not to be moved or edited: table 167. */
    private static final int PRINT_AND_LOCKED = 4 | 128;

    private static final int SIGNED_AND_ONLY_APPENDED = 3;

    private final PdfUpdate update;
    private final PdfRevision before;
    private final @Nullable Stamp stamp;
    private final @Nullable Seam seam;
    private final PageMarks marks;
    private StampPicture.@Nullable Placed seamPicture;

    FieldWriter(PdfUpdate update, @Nullable Stamp stamp, @Nullable Seam seam) {
        this.update = update;
        this.before = update.before();
        this.stamp = stamp;
        this.seam = seam;
        this.marks = new PageMarks(update);
    }

    /**
     * @param newName how the name of a new field begins
     * @param field that exists; null for a new one
     * @param certifies is the catalog to name the signature as the document's certification?
     */
    void write(PdfValue.Reference signature, String newName, @Nullable PdfField field, boolean certifies) {
        PdfValue.Reference added = null;
        if (field == null) {
            added = update.reserve();
            addField(added, newName, signature);
        } else {
            fillField(field, signature);
        }
        if (seam != null) {
            addSlices(seam, field == null && stamp == null ? 2 : 1);
        }
        marks.write();
        writeForm(added, certifies ? signature : null);
    }

    private void addField(PdfValue.Reference field, String newName, PdfValue.Reference signature) {
        Dictionary dictionary = Dictionary.EMPTY
                .with("Type", new Name("Annot"))
                .with("Subtype", new Name("Widget"))
                .with("FT", new Name("Sig"))
                .with("T", PdfValue.Text.of(freeName(newName)))
                .with("V", signature)
                .with("F", PdfValue.of(PRINT_AND_LOCKED));
        PdfPage page = marks.page(stamp == null ? 1 : stamp.page());
        if (stamp != null) {
            PdfPage.Place place = page.place(stamp.left(), stamp.top(), stamp.width(), stamp.height());
            dictionary = dictionary
                    .with("Rect", place.toArray())
                    .with("AP", Appearance.of(update, picture(stamp.picture(), place), place));
        } else if (seam != null) {
            dictionary = slice(dictionary, page, 0, seam, seamPicture(seam));
        } else {
            PdfValue zero = PdfValue.of(0);
            dictionary = dictionary.with("Rect", PdfValue.Array.of(zero, zero, zero, zero));
        }
        update.put(field, dictionary.with("P", page.reference()));
        marks.add(page.reference(), field);
    }

    private void fillField(PdfField field, PdfValue.Reference signature) {
        Dictionary filled = Changed.dictionary(before, field.reference()).with("V", signature);
        PdfValue.Reference widget =
                field.widgets().isEmpty() ? null : field.widgets().getFirst();
        if (stamp != null && widget != null) {
            Dictionary shown = widget.equals(field.reference()) ? filled : Changed.dictionary(before, widget);
            PdfPage.Place place = place(shown);
            if (place != null) {
                shown = shown.with("AP", Appearance.of(update, picture(stamp.picture(), place), place));
                if (widget.equals(field.reference())) {
                    filled = shown;
                } else {
                    update.put(widget, shown);
                }
            }
        }
        update.put(field.reference(), filled);
    }

    /** Where an existing widget stands; null if it is not to be seen. */
    private PdfPage.@Nullable Place place(Dictionary widget) {
        int rotation = widget.get("P") instanceof PdfValue.Reference page
                ? PdfPage.read(before, page).rotation()
                : 0;
        return PdfPage.Place.read(before, widget.get("Rect"), rotation).orElse(null);
    }

    private StampPicture.Placed picture(StampPicture picture, PdfPage.Place place) {
        boolean upright = place.rotation() % 180 == 0;
        double across = place.right() - place.left();
        double up = place.top() - place.bottom();
        return picture.addTo(update, upright ? across : up, upright ? up : across);
    }

    /** The same picture for all slices. */
    private StampPicture.Placed seamPicture(Seam seam) {
        StampPicture.Placed placed = seamPicture;
        if (placed == null) {
            PdfPage page = marks.page(1);
            placed = seam.picture().addTo(update, page.units(seam.width()), page.units(seam.height()));
            seamPicture = placed;
        }
        return placed;
    }

    private void addSlices(Seam seam, int fromPage) {
        StampPicture.Placed picture = seamPicture(seam);
        for (int number = fromPage; number <= marks.count(); number++) {
            PdfPage page = marks.page(number);
            PdfValue.Reference annotation = update.reserve();
            Dictionary slice = Dictionary.EMPTY
                    .with("Type", new Name("Annot"))
                    .with("Subtype", new Name("Stamp"))
                    .with("F", PdfValue.of(PRINT_AND_LOCKED))
                    .with("P", page.reference());
            update.put(annotation, slice(slice, page, number - 1, seam, picture));
            marks.add(page.reference(), annotation);
        }
    }

    private Dictionary slice(Dictionary annotation, PdfPage page, int index, Seam seam, StampPicture.Placed picture) {
        Seam.Slice slice = seam.slice(index, marks.count());
        double width = seam.width() / slice.count();
        PdfPage.Place place = page.place(page.width() - width, seam.top(), width, seam.height());
        return annotation.with("Rect", place.toArray()).with("AP", Appearance.slice(update, picture, place, slice));
    }

    private String freeName(String start) {
        Set<String> taken =
                PdfField.all(before).stream().map(PdfField::name).collect(Collectors.toCollection(HashSet::new));
        int number = 1;
        while (taken.contains(start + number)) {
            number++;
        }
        return start + number;
    }

    private void writeForm(PdfValue.@Nullable Reference field, PdfValue.@Nullable Reference certification) {
        if (!(before.trailer().get("Root") instanceof PdfValue.Reference root)) {
            throw new SigningRefusedException(Code.PDF_UNREADABLE, "The document has no catalog");
        }
        Dictionary catalog = Changed.dictionary(before, root);
        PdfValue held = catalog.get("AcroForm");
        boolean exists = before.resolve(held) instanceof Dictionary;
        Dictionary form = exists ? Changed.dictionary(before, held) : Dictionary.EMPTY;
        Dictionary changed =
                form.with("SigFlags", PdfValue.of(form.index("SigFlags").orElse(0) | SIGNED_AND_ONLY_APPENDED));
        if (field != null) {
            PdfValue fields = form.get("Fields");
            PdfValue.Array longer =
                    (before.resolve(fields) instanceof PdfValue.Array array ? array : PdfValue.Array.of()).with(field);
            if (fields instanceof PdfValue.Reference elsewhere && before.resolve(fields) instanceof PdfValue.Array) {
                update.put(elsewhere, longer);
            } else {
                changed = changed.with("Fields", longer);
            }
        }
        boolean formElsewhere = exists && held instanceof PdfValue.Reference;
        if (formElsewhere && !changed.equals(form)) {
            update.put((PdfValue.Reference) held, changed);
        }
        Dictionary root2 = formElsewhere ? catalog : catalog.with("AcroForm", changed);
        if (certification != null) {
            Dictionary permissions = before.dictionary(catalog.get("Perms"));
            root2 = root2.with("Perms", permissions.with("DocMDP", certification));
        }
        if (!root2.equals(catalog)) {
            update.put(root, root2);
        }
    }
}
