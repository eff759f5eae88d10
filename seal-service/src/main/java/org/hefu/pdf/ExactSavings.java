package org.hefu.pdf;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads savings to the letter, as ISO 32000-2, sections 7.3.10 and 7.5.4 to 7.5.8, has them: objects that are listed, the
 * section that lists them, where it starts, the mark of the end, and nothing else.
 *
 * <p>A reader that comes upon anything else mends the file: it looks through all bytes for objects, and takes the last of
 * each number. Where nothing is to be mended, and no object is among the bytes but those that are listed, all readers see
 * one document.
 */
final class ExactSavings {

    /** ISO 32000-1, annex C: numbers above it are not for all readers. */
    private static final int MOST_OBJECTS = 8_388_607;

    private static final int ROW_NUMBERS = 10;
    private static final int ROW_GENERATION = 5;
    private static final int NEVER_USED_AGAIN = 65_535;
    private static final PdfPlace FREE = new PdfPlace.Free();

    private final PdfFile file;
    private final byte[] bytes;
    private final PdfValueCount count = new PdfValueCount();
    /** What the savings so far say of each number. */
    private final Map<Integer, PdfPlace> places = new HashMap<>();

    private final Set<Integer> objectStreams = new HashSet<>();

    ExactSavings(PdfFile file) {
        this.file = file;
        this.bytes = file.bytes();
    }

    /** Takes over what an older saving says. */
    void take(PdfRevision revision) {
        places.putAll(revision.own());
        for (PdfPlace place : revision.own().values()) {
            if (place instanceof PdfPlace.Within within) {
                objectStreams.add(within.stream());
            }
        }
    }

    /**
     * Reads one that came later.
     *
     * @throws PdfFormatException if it is not as it has to be, to the letter
     */
    void read(PdfRevision revision, int from) {
        if (revision.own().keySet().stream().anyMatch(objectStreams::contains)) {
            throw new PdfFormatException("An object stream was replaced, and with it objects that are not named");
        }
        take(revision);
        PdfSection section = revision.section();
        Map<Integer, Integer> listed = listed(revision, from);
        Set<Integer> words = new HashSet<>();
        ExactText text = new ExactText(bytes, from);
        text.skipFewBlanks();
        while (text.position() != section.offset()) {
            Integer number = listed.remove(text.position());
            if (number == null) {
                throw text.wrong("there is something that no cross-reference names");
            }
            object(revision, number, text, words);
            text.skipFewBlanks();
        }
        Integer references = listed.remove(section.offset());
        if (!listed.isEmpty()) {
            throw text.wrong("objects are missing that are named");
        }
        if (section.isStream()) {
            references(references == null ? -1 : references, text, words);
        } else {
            table(section, text);
        }
        end(revision, text);
        requireSize(section);
        requireNoHiddenObject(from, revision.end(), words);
    }

    /** The numbers of the objects that the saving brings, by where they stand. */
    private static Map<Integer, Integer> listed(PdfRevision revision, int from) {
        Map<Integer, Integer> listed = new HashMap<>();
        revision.own().forEach((number, place) -> {
            if (place instanceof PdfPlace.At at
                    && at.offset() >= from
                    && (number == 0 || listed.put(at.offset(), number) != null)) {
                throw new PdfFormatException("Object " + number + " cannot be at byte " + at.offset());
            }
        });
        return listed;
    }

    private void object(PdfRevision revision, int number, ExactText text, Set<Integer> words) {
        int start = text.position();
        PdfObject object = revision.object(number)
                .filter(one -> one.start() == start && !one.packed())
                .orElseThrow(() -> text.wrong("object " + number + " was expected"));
        object(object, text, words);
        if (object.value() instanceof PdfValue.Stream stream
                && stream.dictionary().name("Type").filter("ObjStm"::equals).isPresent()) {
            new PdfStructure(stream.dictionary()).required("Length");
            requireAllListed(revision, object);
        }
    }

    private void object(PdfObject object, ExactText text, Set<Integer> words) {
        text.expect(object.number() + " " + object.generation() + " ");
        words.add(text.position());
        text.expectWord("obj");
        PdfParser parser = new PdfParser(bytes, text.position(), count, false);
        PdfStructure.requireNoRepeats(parser.value());
        if (object.value() instanceof PdfValue.Stream stream) {
            parser.expect("stream");
            if (parser.streamStart() != stream.data().start()) {
                throw text.wrong("the stream starts elsewhere");
            }
            text.moveTo(stream.data().end());
            text.skipFewBlanks();
            text.expectWord("endstream");
            text.skipFewBlanks();
            text.expectWord("endobj");
        } else {
            parser.expect("endobj");
            text.moveTo(parser.position());
        }
    }

    /** A reader that looks through the file for objects finds those in object streams, too. */
    private void requireAllListed(PdfRevision revision, PdfObject holder) {
        List<PdfObject> members = file.unpack(holder);
        for (int i = 0; i < members.size(); i++) {
            PdfObject member = members.get(i);
            PdfStructure.requireNoRepeats(member.value());
            if (!new PdfPlace.Within(holder.number(), i).equals(revision.own().get(member.number()))) {
                throw new PdfFormatException("Object stream " + holder.number() + " holds an object that is not named");
            }
        }
    }

    private void references(int number, ExactText text, Set<Integer> words) {
        PdfObject object = PdfObjects.at(bytes, text.position(), number, count, length -> {
            throw new PdfFormatException("A cross-reference stream has no length of its own");
        });
        if (number < 0 && !places.getOrDefault(object.number(), FREE).equals(FREE)) {
            throw text.wrong("the cross-reference stream has the number of another object");
        }
        object(object, text, words);
    }

    private void table(PdfSection section, ExactText text) {
        if (section.trailer().entries().containsKey("XRefStm")) {
            throw text.wrong("older readers are to see other objects than newer ones");
        }
        text.expect("xref");
        text.expectLineEnd();
        while (!text.startsWith("trailer")) {
            int first = text.number();
            text.expect(" ");
            int rows = text.number();
            text.expectLineEnd();
            for (int i = 0; i < rows; i++) {
                row(first + i, text);
            }
        }
        text.expect("trailer");
        text.skipFewBlanks();
        text.moveTo(new PdfParser(bytes, text.position(), count, false).valueEnd());
    }

    /** Twenty bytes, by section 7.5.4. That number 0 is free tells some readers how the others are counted. */
    private static void row(int number, ExactText text) {
        text.number(ROW_NUMBERS);
        text.expect(" ");
        int generation = text.number(ROW_GENERATION);
        boolean free = text.startsWith(" f");
        text.expect(free ? " f" : " n");
        if (number == 0 ? !free : generation == NEVER_USED_AGAIN) {
            throw text.wrong("object " + number + " cannot be listed like this");
        }
        if (!text.startsWith("\r\n")) {
            text.expect(" ");
            if (text.startsWith("\r\n")) {
                throw text.wrong("a row has more than twenty bytes");
            }
        }
        text.expectLineEnd();
    }

    private static void end(PdfRevision revision, ExactText text) {
        text.skipFewBlanks();
        text.skipComment();
        text.expect("startxref");
        text.expectLineEnd();
        if (text.number() != revision.section().offset()) {
            throw text.wrong("it is not where the cross-reference section starts");
        }
        text.expectLineEnd();
        text.expect("%%EOF");
        if (text.position() != revision.end()) {
            throw text.wrong("the saving ends elsewhere");
        }
    }

    /** Readers look for the end of a file among its last bytes. */
    void requireEnd(int end) {
        ExactText text = new ExactText(bytes, end);
        if (end < bytes.length) {
            text.expectLineEnd();
        }
        if (text.position() < bytes.length) {
            throw text.wrong("something follows the end of the file");
        }
    }

    /** More than every number in use (section 7.5.5): some readers know no others. */
    private void requireSize(PdfSection section) {
        int size = section.structure().required("Size");
        boolean right = size <= MOST_OBJECTS
                && places.entrySet().stream()
                        .allMatch(entry -> entry.getKey() < size || entry.getValue() instanceof PdfPlace.Free);
        if (!right) {
            throw new PdfFormatException("/Size is not more than the number of every object");
        }
    }

    /**
     * @param words where {@code obj} stands by right
     */
    private void requireNoHiddenObject(int from, int to, Set<Integer> words) {
        for (int at = from; at + 2 < to; at++) {
            if (bytes[at] == 'o' && bytes[at + 1] == 'b' && bytes[at + 2] == 'j' && !words.contains(at)) {
                int before = at - 1;
                while (before > from && PdfCursor.isBlank(bytes[before])) {
                    before--;
                }
                if (before < at - 1 && before >= from && PdfCursor.isDigit(bytes[before])) {
                    throw new PdfFormatException("At byte " + at + ": an object is hidden inside of another");
                }
            }
        }
    }
}
