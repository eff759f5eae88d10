package org.hefu.verification.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.zip.DeflaterOutputStream;

/** One more saving of a file, in which everything may be written otherwise than it should. */
final class RawSaving {

    private final byte[] before;
    private final StringBuilder text;
    /** As a cross-reference stream has them: the kind, where it is, the generation or index. */
    private final Map<Integer, int[]> rows = new TreeMap<>();

    RawSaving(byte[] before) {
        this.before = before;
        this.text = new StringBuilder(RawPdf.text(before));
    }

    int position() {
        return text.length();
    }

    /** Bytes that nothing leads to. */
    RawSaving raw(String more) {
        text.append(more);
        return this;
    }

    RawSaving put(int number, String value) {
        return led("", number, value);
    }

    RawSaving all(Map<Integer, String> objects) {
        objects.forEach(this::put);
        return this;
    }

    /** An object that is said to be where its lead is. */
    RawSaving led(String lead, int number, String value) {
        rows.put(number, new int[] {1, position(), 0});
        return raw(lead + number + " 0 obj\n" + value + "\nendobj\n");
    }

    /**
     * An object stream.
     *
     * @param members the numbers of its objects as they are listed
     */
    RawSaving packed(int number, String entries, String content, int... members) {
        for (int i = 0; i < members.length; i++) {
            rows.put(members[i], new int[] {2, number, i});
        }
        return put(number, RawPdf.stream(content).replaceFirst("<<", "<< /Type /ObjStm " + entries));
    }

    byte[] table() {
        return table(UnaryOperator.identity());
    }

    byte[] table(String what, String by) {
        return table(tail -> tail.replace(what, by));
    }

    /** Ends it with a table; all from the word xref on may be changed. */
    byte[] table(UnaryOperator<String> change) {
        Map<Integer, Integer> offsets = new TreeMap<>();
        rows.forEach((number, row) -> offsets.put(number, row[1]));
        byte[] file = RawPdf.bytes(text.toString());
        String whole = RawPdf.text(RawPdf.references(before, file, offsets, ""));
        return RawPdf.bytes(text + change.apply(whole.substring(file.length)));
    }

    byte[] stream(int number) {
        return stream(number, "", "");
    }

    /** Ends it with a cross-reference stream that lists itself, in whose dictionary something is replaced. */
    byte[] stream(int number, String what, String by) {
        Map<Integer, int[]> all = new TreeMap<>(rows);
        all.put(number, new int[] {1, position(), 0});
        return withStream(streamOf(number, all, entries()).replaceFirst(Pattern.quote(what), by));
    }

    /** Ends it with a cross-reference stream that is listed nowhere. */
    byte[] unlistedStream(int number) {
        return withStream(streamOf(number, rows, entries()));
    }

    private byte[] withStream(String stream) {
        return RawPdf.bytes(text + stream + "startxref\n" + position() + "\n%%EOF\n");
    }

    private String entries() {
        return "/Root 1 0 R /Prev " + RawPdf.startOfReferences(before) + " ";
    }

    static String streamOf(int number, Map<Integer, int[]> rows, String entries) {
        StringBuilder index = new StringBuilder();
        StringBuilder data = new StringBuilder();
        rows.forEach((listed, row) -> {
            index.append(listed).append(" 1 ");
            data.append((char) row[0]);
            for (int shift = 24; shift >= 0; shift -= 8) {
                data.append((char) (row[1] >> shift & 0xFF));
            }
            data.append((char) row[2]);
        });
        String dictionary = "<< /Type /XRef /Filter /FlateDecode /W [1 4 1] /Index [" + index + "] /Size 40 " + entries;
        return number + " 0 obj\n" + RawPdf.stream(deflated(data.toString())).replaceFirst("<<", dictionary)
                + "\nendobj\n";
    }

    private static String deflated(String data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(out)) {
            deflating.write(RawPdf.bytes(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return RawPdf.text(out.toByteArray());
    }
}
