package org.hefu.verification.pdf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hefu.verification.report.ChangesAfter;

/**
 * What was added after a signature.
 *
 * @param allowed what a signed document may go through, in words; what is forbidden or unknown is not told apart
 * @param marks numbers of the annotations that were added and take room on a page
 */
record Changes(ChangesAfter worst, List<Change> allowed, Set<Integer> marks) {

    static final Changes NONE = new Changes(ChangesAfter.NONE, List.of(), Set.of());

    /** One of them, in Chinese and English. */
    record Change(String zh, String en) {}

    Changes {
        allowed = List.copyOf(allowed);
        marks = Set.copyOf(marks);
    }

    Changes and(Changes more) {
        List<Change> all = new ArrayList<>(allowed);
        all.addAll(more.allowed);
        Set<Integer> together = new HashSet<>(marks);
        together.addAll(more.marks);
        return new Changes(worst.worse(more.worst), all, together);
    }

    Changes worse(ChangesAfter other) {
        return new Changes(worst.worse(other), allowed, marks);
    }
}
