package org.hefu.verification.pdf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.hefu.pdf.PdfRevision;
import org.hefu.pdf.PdfValue;

/** The objects that a reader uses to show the pages: what their tree leads to, annotations included. */
final class ShownObjects {

    private static final int MOST = 500_000;

    private ShownObjects() {}

    static Set<Integer> of(PdfRevision revision) {
        Set<Integer> shown = reachable(revision, revision.catalog().get("Pages"));
        if (revision.trailer().get("Root") instanceof PdfValue.Reference root) {
            shown.add(root.number());
        }
        return shown;
    }

    /** The numbers of the streams to which a value leads, without going through them. */
    static Set<Integer> streams(PdfRevision revision, PdfValue start) {
        Set<Integer> streams = new HashSet<>();
        Set<PdfValue> seen = new HashSet<>();
        Deque<PdfValue> open = new ArrayDeque<>();
        open.add(start);
        while (!open.isEmpty() && seen.size() < MOST) {
            PdfValue next = open.removeFirst();
            if (next instanceof PdfValue.Reference && !seen.add(next)) {
                continue;
            }
            if (revision.resolve(next) instanceof PdfValue.Dictionary dictionary) {
                open.addAll(dictionary.entries().values());
            } else if (next instanceof PdfValue.Reference reference
                    && revision.resolve(next) instanceof PdfValue.Stream) {
                streams.add(reference.number());
            }
        }
        return streams;
    }

    /** The numbers of the objects that a value leads to. */
    static Set<Integer> reachable(PdfRevision revision, PdfValue start) {
        Set<Integer> reached = new HashSet<>();
        Deque<PdfValue> open = new ArrayDeque<>();
        open.add(start);
        while (!open.isEmpty() && reached.size() < MOST) {
            switch (open.removeFirst()) {
                case PdfValue.Reference reference -> {
                    if (reached.add(reference.number())) {
                        revision.object(reference.number()).ifPresent(object -> open.add(object.value()));
                    }
                }
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
        return reached;
    }
}
