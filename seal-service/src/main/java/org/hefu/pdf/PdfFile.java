package org.hefu.pdf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The structure of a PDF file: its revisions, one for each time it was saved, and their objects.
 *
 * <p>Source: ISO 32000-2, section 7.5. Reading is strict: where common readers guess, this one refuses, because two
 * readers that guess differently show two documents. Safe against loops, deep nesting and unpacking bombs. Objects are
 * read when they are asked for.
 */
public final class PdfFile {

    private static final byte[] HEADER = "%PDF-".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] START = "startxref".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] END = "%%EOF".getBytes(StandardCharsets.ISO_8859_1);

    private final byte[] bytes;
    private final PdfStreams streams = new PdfStreams();
    private final PdfValueCount count = new PdfValueCount();
    private final Map<Integer, PdfObject> read = new HashMap<>();
    private final Map<Integer, List<PdfObject>> unpacked = new HashMap<>();
    private final List<PdfRevision> revisions = new ArrayList<>();
    /** Bytes that may still be read; a sound file needs each of its own about once. */
    private long budget;
    /** Where the newest cross-reference section stands. */
    private int newestReferences;

    private PdfFile(byte[] bytes) {
        this.bytes = bytes;
        this.budget = 16L * bytes.length + (1 << 20);
    }

    /**
     * Reads the structure.
     *
     * @throws PdfFormatException if it cannot be followed without guessing
     */
    public static PdfFile read(byte[] bytes) {
        PdfFile file = new PdfFile(bytes);
        file.readRevisions();
        return file;
    }

    /** At least one, oldest first. */
    public List<PdfRevision> revisions() {
        return List.copyOf(revisions);
    }

    public PdfRevision newest() {
        return revisions.getLast();
    }

    /** Does the file need a password, or at least a key, to be read? ISO 32000-2, section 7.6. */
    public boolean isEncrypted() {
        return revisions.stream().anyMatch(revision -> !(revision.trailer().get("Encrypt") instanceof PdfValue.Null));
    }

    /**
     * What is in a stream, unpacked. All of a file's streams together unpack to at most 64 MiB.
     *
     * @throws PdfFormatException if it is packed in a way that is not known here, or is too large
     */
    public byte[] content(PdfValue.Stream stream) {
        return streams.unpack(stream);
    }

    byte[] bytes() {
        return bytes;
    }

    int newestReferences() {
        return newestReferences;
    }

    /** How many bytes come after the newest revision and the blanks behind it. */
    public int strayBytes() {
        return bytes.length - blanksEnd(newest().end());
    }

    /**
     * Makes certain that no reader finds another document in what was appended to this saving: see {@link ExactSavings}.
     * The savings up to it may be as sloppy as true programs write them, for whoever appends cannot change them.
     *
     * @throws PdfFormatException if a later saving is not written to the letter
     */
    public void requireExactBehind(PdfRevision signed) {
        ExactSavings savings = new ExactSavings(this);
        int from = -1;
        for (PdfRevision revision : revisions) {
            if (from < 0) {
                savings.take(revision);
            } else {
                savings.read(revision, from);
            }
            from = from >= 0 || revision == signed ? revision.end() : from;
        }
        if (newest() != signed) {
            savings.requireEnd(newest().end());
        }
    }

    private void readRevisions() {
        if (!startsWith(HEADER, 0)) {
            throw new PdfFormatException("The file does not begin with %PDF-");
        }
        int marker = lastIndexOf(START, bytes.length);
        if (marker < 0) {
            throw new PdfFormatException("The file has no startxref; its end may be missing");
        }
        PdfParser parser = new PdfParser(bytes, marker + START.length, count);
        newestReferences = parser.index();
        List<PdfSection> sections = new PdfSections(bytes, streams, count).from(newestReferences);
        List<PdfSection> oldestFirst = sections.reversed();
        for (int i = 0; i < oldestFirst.size(); i++) {
            PdfSection section = oldestFirst.get(i);
            Map<Integer, PdfPlace> own = new HashMap<>(section.places());
            int end = endAfter(section.end());
            boolean linearized =
                    i == 0 && oldestFirst.size() > 1 && oldestFirst.get(1).offset() < section.offset();
            if (linearized) {
                section = oldestFirst.get(++i);
                own.putAll(section.places());
            }
            PdfRevision before = revisions.isEmpty() ? null : revisions.getLast();
            if (before != null && end <= before.end()) {
                throw new PdfFormatException("The revisions of the file are not in order");
            }
            revisions.add(new PdfRevision(this, before, end, section, own));
        }
    }

    /** Each section is followed by where it starts, and by the mark of the end (section 7.5.5). */
    private int endAfter(int position) {
        PdfParser parser = new PdfParser(bytes, position, count);
        parser.expect("startxref");
        parser.index();
        int end = parser.position();
        while (end < bytes.length && PdfParser.isBlank(bytes[end])) {
            end++;
        }
        if (!startsWith(END, end)) {
            throw new PdfFormatException("At byte " + end + ": the mark of the end is missing");
        }
        return end + END.length;
    }

    /** Says whether a revision ends at this byte, blanks behind it left out or taken in. */
    boolean onlyBlanks(int from, int to) {
        return from <= to && to <= blanksEnd(from);
    }

    private int blanksEnd(int from) {
        int end = from;
        while (end < bytes.length && PdfParser.isBlank(bytes[end])) {
            end++;
        }
        return end;
    }

    PdfObject object(PdfRevision revision, int number, PdfPlace.At place, int depth) {
        PdfObject known = read.get(place.offset());
        if (known == null) {
            if (depth > 4) {
                throw new PdfFormatException("The length of a stream leads round in a circle");
            }
            known = PdfObjects.at(bytes, place.offset(), number, count, length -> revision.length(length, depth + 1));
            spend(known.end() - known.start());
            read.put(place.offset(), known);
        }
        if (known.number() != number || known.generation() != place.generation()) {
            throw new PdfFormatException("At byte " + place.offset() + ": this is not object " + number);
        }
        if (known.end() > revision.end()) {
            throw new PdfFormatException("Object " + number + " lies outside the revision that it belongs to");
        }
        return known;
    }

    private void spend(long bytesRead) {
        budget -= bytesRead;
        if (budget < 0) {
            throw new PdfFormatException("The objects of the file overlap; reading them would never end");
        }
    }

    /** The objects of an object stream in their order, read once however many revisions use it. ISO 32000-2, section 7.5.7. */
    List<PdfObject> unpack(PdfObject holder) {
        return unpacked.computeIfAbsent(holder.start(), any -> {
            if (!(holder.value() instanceof PdfValue.Stream stream)
                    || !stream.dictionary().name("Type").equals(Optional.of("ObjStm"))) {
                throw new PdfFormatException("Object " + holder.number() + " is no object stream");
            }
            return PdfMembers.read(
                    holder, new PdfStructure(stream.dictionary()), streams.unpack(stream), count, this::spend);
        });
    }

    private boolean startsWith(byte[] mark, int at) {
        return at + mark.length <= bytes.length && Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length);
    }

    private int lastIndexOf(byte[] mark, int before) {
        for (int at = before - mark.length; at >= 0; at--) {
            if (startsWith(mark, at)) {
                return at;
            }
        }
        return -1;
    }
}
