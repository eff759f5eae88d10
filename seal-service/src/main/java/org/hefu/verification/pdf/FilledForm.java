package org.hefu.verification.pdf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hefu.pdf.PdfField;
import org.hefu.pdf.PdfPermissions;
import org.hefu.pdf.PdfValue;

/**
 * Fields that a saving filled in, where a certification allows it: ISO 32000-2, sections 12.8.2.2 and 12.8.2.4. A field may
 * get another value and the picture of it in the field's own rectangle, and nothing else.
 */
final class FilledForm {

    private static final Set<String> MAY_CHANGE = Set.of("V", "AP", "AS", "M", "I");
    private static final Set<String> FILLABLE = Set.of("Tx", "Btn", "Ch");

    private final Revisions revisions;
    private final List<PdfPermissions> rules;
    private final Set<Integer> explained = new HashSet<>();
    private final List<String> names = new ArrayList<>();
    private boolean locked;

    private FilledForm(Revisions revisions, List<PdfPermissions> rules) {
        this.revisions = revisions;
        this.rules = rules;
    }

    /**
     * @param rules of all signatures before
     */
    static FilledForm find(Revisions revisions, List<PdfPermissions> rules) {
        FilledForm filled = new FilledForm(revisions, rules);
        for (PdfField field : PdfField.all(revisions.before())) {
            filled.look(field);
        }
        return filled;
    }

    /** All objects that belong to the filling in. */
    Set<Integer> explained() {
        return explained;
    }

    /** The names of the fields. */
    List<String> names() {
        return names;
    }

    /** Was a field filled in that a signature locks? */
    boolean breaksLock() {
        return locked;
    }

    private void look(PdfField field) {
        Set<Integer> own = new HashSet<>();
        field.widgets().forEach(widget -> own.add(widget.number()));
        own.add(field.reference().number());
        own.retainAll(revisions.changed());
        if (own.isEmpty() && !pictureChanged(field)) {
            return;
        }
        if (!FILLABLE.contains(field.type())
                || !own.stream()
                        .allMatch(number ->
                                Revisions.differOnly(revisions.earlier(number), revisions.later(number), MAY_CHANGE))) {
            return;
        }
        names.add(field.name());
        locked |= rules.stream().anyMatch(rule -> rule.locks(field.name()));
        explained.addAll(own);
        field.widgets().forEach(this::explainPicture);
    }

    private boolean pictureChanged(PdfField field) {
        return field.widgets().stream()
                .map(widget -> ShownObjects.reachable(
                        revisions.before(),
                        revisions.before().dictionary(widget).get("AP")))
                .flatMap(Set::stream)
                .anyMatch(revisions.changed()::contains);
    }

    /** New streams, and old ones of the field that are replaced where they stand. */
    private void explainPicture(PdfValue.Reference widget) {
        Set<Integer> picture = ShownObjects.reachable(
                revisions.after(), revisions.after().dictionary(widget).get("AP"));
        Set<Integer> earlier = ShownObjects.streams(
                revisions.before(), revisions.before().dictionary(widget).get("AP"));
        picture.removeIf(number ->
                !revisions.changed().contains(number) || !(revisions.isNew(number) || earlier.contains(number)));
        explained.addAll(picture);
    }
}
