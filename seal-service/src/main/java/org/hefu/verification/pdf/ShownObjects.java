package org.hefu.verification.pdf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hefu.pdf.PdfPage;
import org.hefu.pdf.PdfRevision;
import org.hefu.pdf.PdfValue;

/** The objects that a reader uses to show the pages: what their tree leads to, annotations included. */
final class ShownObjects {

    /** By which pages hang together, and are drawn upon; they lead to no content. */
    private static final Set<String> OF_THE_TREE = Set.of("Parent", "Kids", "Annots");

    private ShownObjects() {}

    /** The catalog among them; what only the catalog leads to is not. */
    static Set<Integer> of(PdfRevision revision) {
        Set<Integer> shown = reachable(revision, revision.catalog().get("Pages"), root(revision));
        shown.addAll(root(revision));
        return shown;
    }

    /** All that the catalog leads to, itself among them, without its store of proofs. */
    static Set<Integer> besideStore(PdfRevision revision) {
        Map<String, PdfValue> entries = new LinkedHashMap<>(revision.catalog().entries());
        entries.remove("DSS");
        Set<Integer> reached = reachable(revision, new PdfValue.Dictionary(entries, false), root(revision));
        reached.addAll(root(revision));
        return reached;
    }

    /**
     * What the content of pages and the pictures of their annotations are drawn with; pages and catalog are among it if
     * anything of it leads to them, and are not gone through.
     */
    static Set<Integer> painted(PdfRevision revision) {
        Set<Integer> nodes = new HashSet<>(root(revision));
        List<PdfValue> content = new ArrayList<>();
        for (PdfValue.Reference page : PdfPage.all(revision)) {
            PdfValue node = page;
            while (node instanceof PdfValue.Reference reference && nodes.add(reference.number())) {
                revision.dictionary(node).entries().forEach((key, value) -> {
                    if (!OF_THE_TREE.contains(key)) {
                        content.add(value);
                    }
                });
                node = revision.dictionary(node).get("Parent");
            }
            if (revision.resolve(revision.dictionary(page).get("Annots")) instanceof PdfValue.Array annotations) {
                annotations
                        .values()
                        .forEach(one -> content.add(revision.dictionary(one).get("AP")));
            }
        }
        return reachable(revision, new PdfValue.Array(content), nodes);
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
        Set<Integer> reached = new HashSet<>();
        Deque<PdfValue> open = new ArrayDeque<>();
        open.add(start);
        while (!open.isEmpty()) {
            PdfValue next = open.removeFirst();
            switch (next) {
                case PdfValue.Reference reference -> {
                    if (reached.add(reference.number()) && !closed.contains(reference.number())) {
                        revision.object(reference.number()).ifPresent(object -> open.add(object.value()));
                    }
                }
                default -> open.addAll(ValueParts.of(next));
            }
        }
        return reached;
    }
}
