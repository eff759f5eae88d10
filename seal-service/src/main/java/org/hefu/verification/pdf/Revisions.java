package org.hefu.verification.pdf;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hefu.pdf.PdfObject;
import org.hefu.pdf.PdfRevision;
import org.hefu.pdf.PdfValue;

/** Two states of a document, one the saving after the other, and the objects in which they differ. */
final class Revisions {

    private final PdfRevision before;
    private final PdfRevision after;
    private final Map<Integer, PdfValue> earlier = new HashMap<>();
    private final Map<Integer, PdfValue> later = new HashMap<>();
    private final Set<Integer> changed = new HashSet<>();

    Revisions(PdfRevision before, PdfRevision after) {
        this.before = before;
        this.after = after;
        Set<Integer> containers = newContainers();
        for (int number : after.touched()) {
            boolean same = generation(before, number) == generation(after, number)
                    && earlier(number).equals(later(number));
            if (!same && !containers.contains(number)) {
                changed.add(number);
            }
        }
    }

    PdfRevision before() {
        return before;
    }

    PdfRevision after() {
        return after;
    }

    /** The numbers of the objects that were changed, added or taken out. */
    Set<Integer> changed() {
        return changed;
    }

    PdfValue earlier(int number) {
        return earlier.computeIfAbsent(number, any -> value(before, any));
    }

    PdfValue later(int number) {
        return later.computeIfAbsent(number, any -> value(after, any));
    }

    boolean isNew(int number) {
        return changed.contains(number) && earlier(number) instanceof PdfValue.Null;
    }

    /** New cross-reference and object streams show nothing themselves, unless the document was waiting for them. */
    private Set<Integer> newContainers() {
        Set<Integer> containers = after.containers();
        containers.removeIf(number -> !(earlier(number) instanceof PdfValue.Null));
        if (!containers.isEmpty()) {
            containers.removeAll(ShownObjects.reachable(before, before.trailer().get("Root")));
        }
        return containers;
    }

    private static PdfValue value(PdfRevision revision, int number) {
        return revision.object(number).map(PdfObject::value).orElse(PdfValue.NULL);
    }

    /** References name it: under another one, the same object is no longer found. */
    private static int generation(PdfRevision revision, int number) {
        return revision.object(number).map(PdfObject::generation).orElse(-1);
    }

    /** Do the two differ in nothing but these entries? */
    static boolean differOnly(PdfValue one, PdfValue other, Set<String> keys) {
        if (!(one instanceof PdfValue.Dictionary first)
                || !(other instanceof PdfValue.Dictionary second)
                || second.repeats()) {
            return false;
        }
        Set<String> all = new HashSet<>(first.entries().keySet());
        all.addAll(second.entries().keySet());
        all.removeAll(keys);
        return all.stream().allMatch(key -> first.get(key).equals(second.get(key)));
    }

    /** Is the later list the earlier one with nothing but these objects behind it? */
    static boolean addsOnly(PdfValue earlier, PdfValue later, Set<Integer> allowed) {
        List<PdfValue> one = earlier instanceof PdfValue.Array array ? array.values() : List.of();
        if (!(later instanceof PdfValue.Array array) || array.values().size() < one.size()) {
            return false;
        }
        return array.values().subList(0, one.size()).equals(one)
                && array.values().subList(one.size(), array.values().size()).stream()
                        .allMatch(added ->
                                added instanceof PdfValue.Reference reference && allowed.contains(reference.number()));
    }

    static boolean isReferred(PdfValue value, int number) {
        return value instanceof PdfValue.Reference reference && reference.number() == number;
    }
}
