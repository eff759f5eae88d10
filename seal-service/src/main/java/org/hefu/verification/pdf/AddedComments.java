package org.hefu.verification.pdf;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hefu.pdf.PdfValue;

/**
 * Comments that a saving added, where a certification allows it: ISO 32000-2, section 12.8.2.2. A comment can also hide
 * what it lies on; so only those are recognised that cannot: notes as small as a symbol, their windows while they are shut,
 * and yellow marks that bring no picture of their own. Of other marks nobody knows what a reader draws.
 */
final class AddedComments {

    private static final Set<String> MARKS = Set.of("Highlight", "Underline", "Squiggly", "StrikeOut", "Popup");

    /** Nothing that acts, draws a picture or a border, or says how it is laid over the page. */
    private static final Set<String> MAY_HAVE = Set.of(
            "Type",
            "Subtype",
            "Rect",
            "Contents",
            "P",
            "NM",
            "M",
            "F",
            "C",
            "T",
            "Popup",
            "Parent",
            "Open",
            "RC",
            "CreationDate",
            "IRT",
            "RT",
            "Subj",
            "Name",
            "State",
            "StateModel",
            "QuadPoints");

    /** Points. */
    private static final double LARGEST_NOTE = 32;

    private final Revisions revisions;
    private final Set<Integer> all = new HashSet<>();
    private final Set<Integer> notes = new HashSet<>();
    private boolean doubtful;

    private AddedComments(Revisions revisions) {
        this.revisions = revisions;
    }

    static AddedComments find(Revisions revisions) {
        AddedComments found = new AddedComments(revisions);
        for (int number : revisions.changed()) {
            if (revisions.isNew(number) && revisions.later(number) instanceof PdfValue.Dictionary annotation) {
                found.look(number, annotation);
            }
        }
        return found;
    }

    /** The annotations. */
    Set<Integer> all() {
        return all;
    }

    /** Those of them that take room on a page. */
    Set<Integer> notes() {
        return notes;
    }

    /** Could one of them hide something? */
    boolean isDoubtful() {
        return doubtful;
    }

    private void look(int number, PdfValue.Dictionary annotation) {
        String kind = annotation.name("Subtype").orElse("");
        boolean acts =
                annotation.repeats() || List.of("A", "AA", "AP").stream().anyMatch(annotation.entries()::containsKey);
        if (acts) {
            return;
        }
        boolean plain = MAY_HAVE.containsAll(annotation.entries().keySet()) && isShut(annotation);
        if (MARKS.contains(kind)) {
            all.add(number);
            doubtful |=
                    !plain || !(kind.equals("Popup") || (kind.equals("Highlight") && isYellow(annotation.get("C"))));
        } else if (kind.equals("Text") && isSmall(annotation)) {
            all.add(number);
            notes.add(number);
            doubtful |= !plain;
        }
    }

    private static boolean isShut(PdfValue.Dictionary annotation) {
        return annotation.get("Open") instanceof PdfValue.Null
                || annotation.get("Open").equals(new PdfValue.Bool(false));
    }

    private boolean isSmall(PdfValue.Dictionary annotation) {
        return Rectangle.read(revisions.after(), annotation.get("Rect"))
                .filter(place -> place.width() <= LARGEST_NOTE && place.height() <= LARGEST_NOTE)
                .isPresent();
    }

    /** White to yellow: all of red and green, so that it takes only blue away, however often it is laid over a page. */
    private static boolean isYellow(PdfValue colour) {
        return colour instanceof PdfValue.Array parts
                && parts.values().size() == 3
                && isFull(parts.values().get(0))
                && isFull(parts.values().get(1))
                && parts.values().get(2) instanceof PdfValue.Numeric;
    }

    private static boolean isFull(PdfValue part) {
        return part instanceof PdfValue.Numeric number && Double.parseDouble(number.token()) == 1;
    }
}
