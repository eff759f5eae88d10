package org.hefu.verification.pdf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hefu.pdf.PdfFile;
import org.hefu.pdf.PdfFormatException;
import org.hefu.pdf.PdfObject;
import org.hefu.pdf.PdfRevision;
import org.hefu.pdf.PdfValue;

/**
 * Finds every signature dictionary of a file: those that its fields show, and those that are, or once were, objects of
 * it, so that a signature which a later saving hid is still found.
 */
final class SignatureFinder {

    private static final int MOST_FIELDS = 10_000;
    private static final int MOST_SIGNATURES = 50;

    private final PdfFile file;
    /** By where their value stands in the file. */
    private final Map<Integer, FoundSignature> found = new TreeMap<>();

    private SignatureFinder(PdfFile file) {
        this.file = file;
    }

    /**
     * In the order in which they stand in the file.
     *
     * @throws PdfFormatException if an object of the file cannot be read, or there are too many signatures
     */
    static List<FoundSignature> find(PdfFile file) {
        SignatureFinder finder = new SignatureFinder(file);
        Set<Integer> shown = finder.shownByFields();
        for (PdfRevision revision : file.revisions()) {
            for (int number : revision.touched()) {
                revision.object(number).ifPresent(object -> finder.look(revision, object, shown));
            }
        }
        return List.copyOf(finder.found.values());
    }

    private void look(PdfRevision revision, PdfObject object, Set<Integer> shown) {
        if (!(object.value() instanceof PdfValue.Dictionary dictionary)) {
            return;
        }
        if (isSignature(dictionary)) {
            boolean newest = file.newest()
                    .object(object.number())
                    .filter(now -> now.start() == object.start())
                    .isPresent();
            add(new FoundSignature(object, dictionary, revision, newest && shown.contains(object.number())));
        } else if (isField(dictionary)
                && dictionary.get("V") instanceof PdfValue.Dictionary inside
                && isSignature(inside)) {
            add(new FoundSignature(object, inside, revision, shown.contains(object.number())));
        }
    }

    private void add(FoundSignature signature) {
        int place = signature.dictionary().get("Contents") instanceof PdfValue.Text text
                        && !signature.holder().packed()
                ? text.token().start()
                : signature.holder().start();
        found.merge(place, signature, (known, again) -> again.inField() ? again : known);
        if (found.size() > MOST_SIGNATURES) {
            throw new PdfFormatException("The file has more than " + MOST_SIGNATURES + " signatures");
        }
    }

    private static boolean isSignature(PdfValue.Dictionary dictionary) {
        boolean typed = dictionary
                .name("Type")
                .filter(type -> type.equals("Sig") || type.equals("DocTimeStamp"))
                .isPresent();
        boolean range = has(dictionary, "ByteRange");
        boolean contents = has(dictionary, "Contents");
        return typed ? range || contents : range && contents;
    }

    private static boolean isField(PdfValue.Dictionary dictionary) {
        return dictionary.name("FT").filter("Sig"::equals).isPresent();
    }

    private static boolean has(PdfValue.Dictionary dictionary, String key) {
        return !(dictionary.get(key) instanceof PdfValue.Null);
    }

    /** The numbers of the objects to which the fields of the newest revision lead, and of these fields themselves. */
    private Set<Integer> shownByFields() {
        PdfRevision revision = file.newest();
        Set<Integer> shown = new HashSet<>();
        Set<PdfValue> seen = new HashSet<>();
        Deque<PdfValue> open = new ArrayDeque<>();
        open.add(revision.dictionary(revision.catalog().get("AcroForm")).get("Fields"));
        while (!open.isEmpty() && seen.size() < MOST_FIELDS) {
            PdfValue next = open.removeFirst();
            PdfValue value = revision.resolve(next);
            if (next instanceof PdfValue.Reference reference) {
                if (!seen.add(next)) {
                    continue;
                }
                if (value instanceof PdfValue.Dictionary) {
                    shown.add(reference.number());
                }
            }
            if (value instanceof PdfValue.Array array) {
                open.addAll(new ArrayList<>(array.values()));
            } else if (value instanceof PdfValue.Dictionary field) {
                open.add(field.get("Kids"));
                if (field.get("V") instanceof PdfValue.Reference signature) {
                    shown.add(signature.number());
                }
            }
        }
        return shown;
    }
}
