package org.hefu.verification.pdf;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hefu.pdf.PdfPage;
import org.hefu.pdf.PdfValue;

/**
 * Comments that a saving added, where a certification allows it: ISO 32000-2, section 12.8.2.2. A comment can also hide
 * what it lies on; so only those are recognised that cannot: notes as small as a symbol, their windows, and marks that
 * bring no picture of their own.
 */
final class AddedComments {

    private static final Set<String> MARKS = Set.of("Highlight", "Underline", "Squiggly", "StrikeOut");
    /** Points. */
    private static final double LARGEST_NOTE = 32;

    private AddedComments() {}

    /** The annotations. */
    static Set<Integer> find(Revisions revisions) {
        Set<Integer> comments = new HashSet<>();
        for (int number : revisions.changed()) {
            if (revisions.isNew(number)
                    && revisions.later(number) instanceof PdfValue.Dictionary annotation
                    && isHarmless(revisions, annotation)) {
                comments.add(number);
            }
        }
        return comments;
    }

    private static boolean isHarmless(Revisions revisions, PdfValue.Dictionary annotation) {
        String kind = annotation.name("Subtype").orElse("");
        boolean acts = !(annotation.get("A") instanceof PdfValue.Null)
                || !(annotation.get("AA") instanceof PdfValue.Null)
                || annotation.repeats();
        boolean plain = annotation.get("AP") instanceof PdfValue.Null;
        if (acts || !plain) {
            return false;
        }
        if (MARKS.contains(kind) || kind.equals("Popup")) {
            return true;
        }
        Optional<PdfPage.Place> place = PdfPage.Place.read(revisions.after(), annotation.get("Rect"), 0);
        return kind.equals("Text")
                && place.filter(small -> small.right() - small.left() <= LARGEST_NOTE
                                && small.top() - small.bottom() <= LARGEST_NOTE)
                        .isPresent();
    }
}
