package org.hefu.verification.pdf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.hefu.pdf.PdfRevision;
import org.hefu.pdf.PdfValue;

/** The objects that a reader uses to show the pages: what their tree leads to, annotations included. */
final class ShownObjects {

    private static final int MOST = 500_000;

    private ShownObjects() {}

    /** The catalog among them; what only the catalog leads to is not. */
    static Set<Integer> of(PdfRevision revision) {
        return reachable(revision, revision.catalog().get("Pages"), root(revision));
    }

    /** All that the catalog leads to, itself among them, without its store of proofs. */
    static Set<Integer> besideStore(PdfRevision revision) {
        Map<String, PdfValue> entries = new LinkedHashMap<>(revision.catalog().entries());
        entries.remove("DSS");
        return reachable(revision, new PdfValue.Dictionary(entries, false), root(revision));
    }

    private static Set<Integer> root(PdfRevision revision) {
        return revision.trailer().get("Root") instanceof PdfValue.Reference root ? Set.of(root.number()) : Set.of();
    }

    /** The numbers of the objects that a value leads to. */
    static Set<Integer> reachable(PdfRevision revision, PdfValue start) {
        return reachable(revision, start, Set.of());
    }

    /**
     * @param closed objects that are reached, and not gone through
     */
    private static Set<Integer> reachable(PdfRevision revision, PdfValue start, Set<Integer> closed) {
        Set<Integer> reached = new HashSet<>(closed);
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
