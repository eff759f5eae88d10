package org.hefu.pdf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One more saving of a file, ISO 32000-2, section 7.5.6: new and changed objects, and a cross-reference section of the
 * same kind as the one before. The bytes of the file stay as they are. The same changes give the same bytes.
 */
public final class PdfUpdate {

    private static final int LAST_GENERATION = 65_535;

    private final PdfFile file;
    private final PdfRevision before;
    private final int start;
    private final PdfBytes tail = new PdfBytes();
    private final Map<Integer, Place> places = new TreeMap<>();
    private PdfValue.Dictionary trailer;
    private int next;

    /** Where an object and its value stand behind the file. */
    private record Place(int object, int value, int generation) {}

    public PdfUpdate(PdfFile file) {
        this.file = file;
        this.before = file.newest();
        this.start = file.bytes().length;
        this.trailer = before.trailer();
        this.next = before.highestNumber() + 1;
        if (start > 0 && file.bytes()[start - 1] != '\n') {
            tail.add("\n");
        }
    }

    /** A value as it is written into a file. */
    public static byte[] encode(PdfValue value) {
        PdfBytes encoded = new PdfBytes().add(value);
        return Arrays.copyOf(encoded.source(), encoded.length());
    }

    public PdfRevision before() {
        return before;
    }

    /** A number for an object that is put later. */
    public PdfValue.Reference reserve() {
        return new PdfValue.Reference(next++, 0);
    }

    public PdfValue.Reference add(PdfValue value) {
        PdfValue.Reference reference = reserve();
        put(reference, value);
        return reference;
    }

    /** Adds a stream; its length is set here. */
    public PdfValue.Reference addStream(PdfValue.Dictionary dictionary, byte[] data) {
        PdfValue.Reference reference = reserve();
        begin(reference);
        tail.add(dictionary.with("Length", PdfValue.of(data.length)))
                .add("\nstream\n")
                .add(data)
                .add("\nendstream");
        end();
        return reference;
    }

    /**
     * Puts an object in, or in the place of an older one.
     *
     * @throws IllegalArgumentException if it is put a second time
     */
    public void put(PdfValue.Reference reference, PdfValue value) {
        begin(reference);
        tail.add(value);
        end();
    }

    /** Puts an object whose value is written already. */
    public void put(PdfValue.Reference reference, byte[] value) {
        begin(reference);
        tail.add(value);
        end();
    }

    private void begin(PdfValue.Reference reference) {
        int object = start + tail.length();
        tail.add(reference.number() + " " + reference.generation() + " obj\n");
        Place place = new Place(object, start + tail.length(), reference.generation());
        if (places.put(reference.number(), place) != null || reference.generation() >= LAST_GENERATION) {
            throw new IllegalArgumentException("Object " + reference.number() + " cannot be put here");
        }
    }

    private void end() {
        tail.add("\nendobj\n");
    }

    /** Where the value of an object that was put will stand in the file. */
    public int valueStart(PdfValue.Reference reference) {
        Place place = places.get(reference.number());
        if (place == null) {
            throw new IllegalArgumentException("Object " + reference.number() + " was not put");
        }
        return place.value();
    }

    /**
     * The whole file.
     *
     * @throws PdfFormatException if it would grow beyond 2 GiB
     */
    public byte[] finish() {
        trailer = trailer.with("Prev", PdfValue.of(file.newestReferences()));
        PdfValue.Dictionary kept = PdfValue.Dictionary.EMPTY;
        for (String key : List.of("Root", "Info", "Prev")) {
            if (!(trailer.get(key) instanceof PdfValue.Null)) {
                kept = kept.with(key, trailer.get(key));
            }
        }
        kept = kept.with("ID", identifier());
        if (before.trailer().name("Type").filter("XRef"::equals).isPresent()) {
            addStreamOfReferences(kept);
        } else {
            addTable(kept);
        }
        if ((long) start + tail.length() > Integer.MAX_VALUE - 16) {
            throw new PdfFormatException("The file would grow too large");
        }
        byte[] whole = Arrays.copyOf(file.bytes(), start + tail.length());
        System.arraycopy(tail.source(), 0, whole, start, tail.length());
        return whole;
    }

    /** The first part names the document and stays; the second names this saving (section 14.4). */
    private PdfValue.Array identifier() {
        String own = new String(digest(), StandardCharsets.ISO_8859_1);
        PdfValue second = PdfValue.Text.ofBytes(own, true);
        PdfValue first = before.resolve(trailer.get("ID")) instanceof PdfValue.Array array
                        && array.values().size() == 2
                        && before.resolve(array.values().getFirst()) instanceof PdfValue.Text text
                ? PdfValue.Text.ofBytes(text.content(), true)
                : second;
        return PdfValue.Array.of(first, second);
    }

    private byte[] digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.wrap(tail.source(), 0, tail.length()));
            return Arrays.copyOf(digest.digest(), 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not to be had in this Java", e);
        }
    }

    private void addTable(PdfValue.Dictionary kept) {
        int references = start + tail.length();
        tail.add("xref\n");
        for (List<Integer> run : runs()) {
            tail.add(run.getFirst() + " " + run.size() + "\n");
            for (int number : run) {
                Place place = place(number);
                tail.add(digits(place.object(), 10) + " " + digits(place.generation(), 5) + " n \n");
            }
        }
        tail.add("trailer\n").add(kept.with("Size", PdfValue.of(next)));
        tail.add("\nstartxref\n" + references + "\n%%EOF\n");
    }

    private void addStreamOfReferences(PdfValue.Dictionary kept) {
        PdfValue.Reference own = reserve();
        int references = start + tail.length();
        begin(own);
        PdfValue.Array index = new PdfValue.Array(List.of());
        ByteBuffer rows = ByteBuffer.allocate(places.size() * 7);
        for (List<Integer> run : runs()) {
            index = index.with(PdfValue.of(run.getFirst())).with(PdfValue.of(run.size()));
            for (int number : run) {
                Place place = place(number);
                rows.put((byte) 1).putInt(place.object()).putShort((short) place.generation());
            }
        }
        PdfValue.Dictionary dictionary = kept.with("Type", new PdfValue.Name("XRef"))
                .with("Size", PdfValue.of(next))
                .with("W", PdfValue.Array.of(PdfValue.of(1), PdfValue.of(4), PdfValue.of(2)))
                .with("Index", index)
                .with("Length", PdfValue.of(rows.capacity()));
        tail.add(dictionary).add("\nstream\n").add(rows.array()).add("\nendstream");
        end();
        tail.add("startxref\n" + references + "\n%%EOF\n");
    }

    /** Numbers that follow each other, as a section lists them. */
    private List<List<Integer>> runs() {
        List<List<Integer>> runs = new ArrayList<>();
        int expected = -1;
        for (int number : places.keySet()) {
            if (number != expected) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(number);
            expected = number + 1;
        }
        return runs;
    }

    private Place place(int number) {
        return Objects.requireNonNull(places.get(number));
    }

    private static String digits(int value, int width) {
        String digits = Integer.toString(value);
        return "0".repeat(width - digits.length()) + digits;
    }
}
