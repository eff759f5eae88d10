package org.hefu.verification.pdf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.hefu.pdf.PdfRevision;
import org.hefu.pdf.PdfValue;

/** How often each object of a document is referred to, by whatever object. */
final class ReferenceCount {

    private final Map<Integer, Integer> counts = new HashMap<>();

    ReferenceCount(PdfRevision revision) {
        count(revision.trailer());
        for (int number : revision.numbers()) {
            revision.object(number).ifPresent(object -> count(object.value()));
        }
    }

    private void count(PdfValue value) {
        Deque<PdfValue> open = new ArrayDeque<>();
        open.add(value);
        while (!open.isEmpty()) {
            PdfValue next = open.removeFirst();
            switch (next) {
                case PdfValue.Reference reference -> counts.merge(reference.number(), 1, Integer::sum);
                default -> open.addAll(ValueParts.of(next));
            }
        }
    }

    /** Is there one place alone that leads to the object? */
    boolean isOne(int number) {
        return counts.getOrDefault(number, 0) == 1;
    }
}
