package org.hefu.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the cross-reference sections of a file, newest first, ISO 32000-2, sections 7.5.4, 7.5.5 and 7.5.8. */
final class PdfSections {

    private static final int MOST_SECTIONS = 200;
    private static final int MOST_PLACES = 2_000_000;

    private final byte[] bytes;
    private final PdfStreams streams;
    private final PdfValueCount count;
    private int places;

    PdfSections(byte[] bytes, PdfStreams streams, PdfValueCount count) {
        this.bytes = bytes;
        this.streams = streams;
        this.count = count;
    }

    List<PdfSection> from(int offset) {
        List<PdfSection> sections = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        OptionalInt next = OptionalInt.of(offset);
        while (next.isPresent()) {
            if (!seen.add(next.getAsInt()) || seen.size() > MOST_SECTIONS) {
                throw new PdfFormatException("The cross-reference sections go round in a circle, or are too many");
            }
            PdfSection section = section(next.getAsInt());
            sections.add(section);
            next = section.previous();
        }
        return sections;
    }

    private PdfSection section(int offset) {
        PdfParser parser = new PdfParser(bytes, 0, count);
        parser.moveTo(offset);
        return parser.tryWord("xref") ? table(offset, parser) : stream(offset);
    }

    private PdfSection table(int offset, PdfParser parser) {
        Map<Integer, PdfPlace> found = new HashMap<>();
        while (!parser.tryWord("trailer")) {
            int first = parser.index();
            int rows = parser.index();
            for (int i = 0; i < rows; i++) {
                int place = parser.index();
                int generation = parser.index();
                boolean used = parser.tryWord("n");
                if (!used) {
                    parser.expect("f");
                }
                add(found, first + i, used ? new PdfPlace.At(place, generation) : new PdfPlace.Free());
            }
        }
        if (!(parser.value() instanceof PdfValue.Dictionary trailer)) {
            throw parser.wrong("the trailer is no dictionary");
        }
        PdfStructure structure = new PdfStructure(trailer);
        structure.index("XRefStm").ifPresent(hidden -> addHidden(found, stream(hidden)));
        return new PdfSection(offset, parser.position(), structure, found);
    }

    /** Of a hybrid file: the stream names the objects that the table shows to old readers as free. */
    private static void addHidden(Map<Integer, PdfPlace> found, PdfSection hidden) {
        hidden.places().forEach((number, place) -> {
            if (!(found.get(number) instanceof PdfPlace.At)) {
                found.put(number, place);
            }
        });
    }

    private PdfSection stream(int offset) {
        PdfObject object = PdfObjects.at(bytes, offset, -1, count, length -> {
            throw new PdfFormatException("A cross-reference stream has no length of its own");
        });
        if (!(object.value() instanceof PdfValue.Stream stream)
                || !stream.dictionary().name("Type").equals(Optional.of("XRef"))) {
            throw new PdfFormatException("At byte " + offset + ": there is no cross-reference section");
        }
        Map<Integer, PdfPlace> found = new HashMap<>();
        PdfStructure structure = new PdfStructure(stream.dictionary());
        int[] widths = structure.indexes("W");
        int size = structure.required("Size");
        int[] ranges = structure.dictionary().entries().containsKey("Index")
                ? structure.indexes("Index")
                : new int[] {0, size};
        if (widths.length != 3 || ranges.length % 2 != 0 || widths[0] > 1 || widths[1] > 8 || widths[2] > 8) {
            throw new PdfFormatException("At byte " + offset + ": the cross-reference stream is malformed");
        }
        byte[] rows = streams.unpack(stream);
        int at = 0;
        int width = widths[0] + widths[1] + widths[2];
        for (int range = 0; range < ranges.length; range += 2) {
            for (int i = 0; i < ranges[range + 1]; i++, at += width) {
                if (at + width > rows.length || width == 0) {
                    throw new PdfFormatException("At byte " + offset + ": the cross-reference stream is cut short");
                }
                add(found, ranges[range] + i, place(rows, at, widths));
            }
        }
        return new PdfSection(offset, object.end(), structure, found);
    }

    private static PdfPlace place(byte[] rows, int at, int[] widths) {
        int kind = widths[0] == 0 ? 1 : field(rows, at, widths[0]);
        int second = field(rows, at + widths[0], widths[1]);
        int third = field(rows, at + widths[0] + widths[1], widths[2]);
        return switch (kind) {
            case 0 -> new PdfPlace.Free();
            case 1 -> new PdfPlace.At(second, third);
            case 2 -> new PdfPlace.Within(second, third);
            default -> throw new PdfFormatException("A cross-reference stream has an entry of unknown kind " + kind);
        };
    }

    /** A free entry may hold a number that is out of range; nothing is read there. */
    private static int field(byte[] rows, int at, int width) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = Math.min(value << 8 | (rows[at + i] & 0xFF), Integer.MAX_VALUE);
        }
        return (int) value;
    }

    private void add(Map<Integer, PdfPlace> found, int number, PdfPlace place) {
        if (++places > MOST_PLACES || number < 0) {
            throw new PdfFormatException("The file has too many objects");
        }
        if (found.putIfAbsent(number, place) != null) {
            throw new PdfFormatException("Object " + number + " is listed twice in one cross-reference section");
        }
    }
}
