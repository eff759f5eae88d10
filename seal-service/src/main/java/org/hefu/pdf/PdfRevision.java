package org.hefu.pdf;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The document as one saving left it. */
public final class PdfRevision {

    private static final int MOST_STEPS = 32;

    private final PdfFile file;
    private final @Nullable PdfRevision before;
    private final int end;
    private final PdfSection section;
    private final Map<Integer, PdfPlace> own;

    PdfRevision(PdfFile file, @Nullable PdfRevision before, int end, PdfSection section, Map<Integer, PdfPlace> own) {
        this.file = file;
        this.before = before;
        this.end = end;
        this.section = section;
        this.own = own;
    }

    /** The one that this saving added to. */
    public Optional<PdfRevision> before() {
        return Optional.ofNullable(before);
    }

    /** Just after its mark of the end. */
    public int end() {
        return end;
    }

    /** Does it end at this byte, whether the blanks behind it are counted or not? */
    public boolean endsAt(int position) {
        return file.onlyBlanks(end, position);
    }

    public PdfValue.Dictionary trailer() {
        return section.trailer();
    }

    /** The newest of its cross-reference sections; where the beginning of the file has two, the later read of them. */
    PdfSection section() {
        return section;
    }

    /** What this saving says of the numbers that it defined, replaced or freed. */
    Map<Integer, PdfPlace> own() {
        return own;
    }

    /** The numbers of its cross-reference stream and of the object streams that it takes objects from. */
    public Set<Integer> containers() {
        Set<Integer> containers = new HashSet<>();
        own.forEach((number, place) -> {
            switch (place) {
                case PdfPlace.Free none -> {}
                case PdfPlace.Within within -> containers.add(within.stream());
                case PdfPlace.At at -> {
                    if (section.isStream() && at.offset() == section.offset()) {
                        containers.add(number);
                    }
                }
            }
        });
        return containers;
    }

    /** The numbers that this saving defined, replaced or freed. */
    public Set<Integer> touched() {
        return Set.copyOf(own.keySet());
    }

    /** The numbers of all objects that are in use. */
    public Set<Integer> numbers() {
        Map<Integer, PdfPlace> all = new HashMap<>();
        for (PdfRevision revision = this; revision != null; revision = revision.before) {
            revision.own.forEach(all::putIfAbsent);
        }
        all.values().removeIf(PdfPlace.Free.class::isInstance);
        return all.keySet();
    }

    /** The highest number that any object has or had. */
    int highestNumber() {
        int highest = trailer().index("Size").orElse(1) - 1;
        for (PdfRevision revision = this; revision != null; revision = revision.before) {
            for (int number : revision.own.keySet()) {
                highest = Math.max(highest, number);
            }
        }
        return highest;
    }

    private PdfPlace place(int number) {
        for (PdfRevision revision = this; revision != null; revision = revision.before) {
            PdfPlace place = revision.own.get(number);
            if (place != null) {
                return place;
            }
        }
        return new PdfPlace.Free();
    }

    /**
     * The object of this number; empty if there is none.
     *
     * @throws PdfFormatException if it is not where the file says
     */
    public Optional<PdfObject> object(int number) {
        return object(number, 0);
    }

    private Optional<PdfObject> object(int number, int depth) {
        return switch (place(number)) {
            case PdfPlace.Free free -> Optional.empty();
            case PdfPlace.At at -> Optional.of(file.object(this, number, at, depth));
            case PdfPlace.Within within -> Optional.of(member(number, within));
        };
    }

    /** The value itself, or the one that it refers to; null stands for an object that is not there. */
    public PdfValue resolve(PdfValue value) {
        PdfValue current = value;
        for (int step = 0; step < MOST_STEPS; step++) {
            if (!(current instanceof PdfValue.Reference reference)) {
                return current;
            }
            current = object(reference.number())
                    .filter(object -> object.generation() == reference.generation())
                    .map(PdfObject::value)
                    .orElse(PdfValue.NULL);
        }
        throw new PdfFormatException("A reference leads round in a circle");
    }

    /** What a value leads to, if it is a dictionary; else an empty one. */
    public PdfValue.Dictionary dictionary(PdfValue value) {
        return resolve(value) instanceof PdfValue.Dictionary dictionary ? dictionary : PdfValue.Dictionary.EMPTY;
    }

    /** The root of the document, ISO 32000-2, section 7.7.2. */
    public PdfValue.Dictionary catalog() {
        return dictionary(trailer().get("Root"));
    }

    int length(PdfValue.Reference reference, int depth) {
        PdfValue value = object(reference.number(), depth).map(PdfObject::value).orElse(PdfValue.NULL);
        if (!(value instanceof PdfValue.Numeric number) || number.asIndex().isEmpty()) {
            throw new PdfFormatException("A stream has no usable length");
        }
        return number.asIndex().getAsInt();
    }

    private PdfObject member(int number, PdfPlace.Within within) {
        if (!(place(within.stream()) instanceof PdfPlace.At at)) {
            throw new PdfFormatException("Object stream " + within.stream() + " is not in the file");
        }
        List<PdfObject> members = file.unpack(file.object(this, within.stream(), at, 0));
        if (within.index() >= members.size() || members.get(within.index()).number() != number) {
            throw new PdfFormatException("Object " + number + " is not where it should be in its object stream");
        }
        return members.get(within.index());
    }
}
