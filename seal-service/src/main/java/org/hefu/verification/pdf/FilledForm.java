package org.hefu.verification.pdf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hefu.pdf.PdfField;
import org.hefu.pdf.PdfRevision;
import org.hefu.pdf.PdfValue;
import org.jspecify.annotations.Nullable;

/**
 * Fields that a saving filled in, where a certification allows it: ISO 32000-2, sections 12.8.2.2 and 12.8.2.4. A field may
 * get another value and the picture of it in the field's own rectangle, and nothing else.
 */
final class FilledForm {

    private static final Set<String> MAY_CHANGE = Set.of("V", "AP", "AS", "M", "I");
    private static final Set<String> FILLABLE = Set.of("Tx", "Btn", "Ch");

    private final Revisions revisions;
    private final Rules rules;
    private final Set<Integer> inPlace = new HashSet<>();
    private final Set<Integer> pictures = new HashSet<>();
    private final Set<Integer> explained = new HashSet<>();
    private final List<String> names = new ArrayList<>();
    private @Nullable ReferenceCount counts;
    private boolean locked;

    private FilledForm(Revisions revisions, Rules rules) {
        this.revisions = revisions;
        this.rules = rules;
    }

    static FilledForm find(Revisions revisions, Rules rules) {
        FilledForm filled = new FilledForm(revisions, rules);
        for (PdfField field : PdfField.all(revisions.before())) {
            filled.look(field);
        }
        return filled;
    }

    /** Fields and widgets that were there before. */
    Set<Integer> inPlace() {
        return inPlace;
    }

    /** Pictures that were there before, each of one widget alone. */
    Set<Integer> pictures() {
        return pictures;
    }

    /** All new objects that belong to the filling in. */
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
        locked |= rules.lock(field.name());
        inPlace.addAll(own);
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

    /** New objects, and old streams of the widget that are replaced where they stand. */
    private void explainPicture(PdfValue.Reference widget) {
        Set<Integer> picture = ShownObjects.reachable(
                revisions.after(), revisions.after().dictionary(widget).get("AP"));
        picture.retainAll(revisions.changed());
        if (picture.isEmpty()) {
            return;
        }
        Set<Integer> earlier = ownStreams(revisions.before().dictionary(widget).get("AP"));
        for (int number : picture) {
            if (revisions.isNew(number)) {
                explained.add(number);
            } else if (earlier.contains(number)) {
                pictures.add(number);
            }
        }
    }

    /** The streams to which a value leads, without going through them, and to which nothing else does. */
    private Set<Integer> ownStreams(PdfValue start) {
        PdfRevision before = revisions.before();
        ReferenceCount known = counts == null ? new ReferenceCount(before) : counts;
        counts = known;
        Set<Integer> streams = new HashSet<>();
        Deque<PdfValue> open = new ArrayDeque<>();
        open.add(start);
        while (!open.isEmpty()) {
            PdfValue next = open.removeFirst();
            // What one place alone leads to is in no circle.
            if (next instanceof PdfValue.Reference reference && !known.isOne(reference.number())) {
                continue;
            }
            PdfValue value = before.resolve(next);
            if (value instanceof PdfValue.Dictionary dictionary) {
                open.addAll(dictionary.entries().values());
            } else if (next instanceof PdfValue.Reference reference && value instanceof PdfValue.Stream) {
                streams.add(reference.number());
            }
        }
        return streams;
    }
}
