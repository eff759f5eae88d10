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
            switch (open.removeFirst()) {
                case PdfValue.Reference reference -> counts.merge(reference.number(), 1, Integer::sum);
                case PdfValue.Array array -> open.addAll(array.values());
                case PdfValue.Dictionary dictionary ->
                    open.addAll(dictionary.entries().values());
                case PdfValue.Stream stream ->
                    open.addAll(stream.dictionary().entries().values());
                case PdfValue.Null none -> {}
                case PdfValue.Bool none -> {}
                case PdfValue.Numeric none -> {}
                case PdfValue.Name none -> {}
                case PdfValue.Text none -> {}
            }
        }
    }

    /** Is there one place alone that leads to the object? */
    boolean isOne(int number) {
        return counts.getOrDefault(number, 0) == 1;
    }
}
