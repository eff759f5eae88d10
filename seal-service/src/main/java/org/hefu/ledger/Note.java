package org.hefu.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A text with the lines that sign it, by C2SP signed-note.
 *
 * @param text what is signed; ends with a line feed
 * @param lines at least one
 */
record Note(String text, List<Line> lines) {

    /** The C2SP specification asks for 16 at least; a note with more is not ours. */
    private static final int MOST_LINES = 64;

    private static final String MARK = "\u2014 ";

    /** What a note says to one key. */
    enum Standing {
        /** The key signed this text. */
        SIGNED,
        /** A line bears the key's name and id, and the signature is not the key's on this text. */
        FORGED,
        /** No line bears the key's name and id. */
        UNSIGNED
    }

    /** @param signature base64 of key id and signature */
    record Line(String name, String signature) {

        Line {
            Checkpoint.requireName(name);
            if (Hash.strictBase64(signature).length <= Integer.BYTES) {
                throw new IllegalArgumentException("A signature line holds a key id and a signature");
            }
        }

        static Line of(NoteKey key, byte[] signature) {
            byte[] bytes = ByteBuffer.allocate(Integer.BYTES + signature.length)
                    .putInt(key.id())
                    .put(signature)
                    .array();
            return new Line(key.name(), Base64.getEncoder().encodeToString(bytes));
        }

        private boolean isOf(NoteKey key) {
            return name.equals(key.name())
                    && ByteBuffer.wrap(Base64.getDecoder().decode(signature)).getInt() == key.id();
        }

        private boolean verifies(NoteKey key, String text) {
            byte[] bytes = Base64.getDecoder().decode(signature);
            return key.verifies(text, Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
        }
    }

    Note {
        if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new IllegalArgumentException("A note ends with a line feed and has no other control character");
        }
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw new IllegalArgumentException("A note has 1 to 64 signatures; got " + lines.size());
        }
        lines = List.copyOf(lines);
    }

    /** @throws IllegalArgumentException if it is not a signed note */
    static Note parse(String written) {
        int gap = written.lastIndexOf("\n\n");
        if (gap < 0 || !written.endsWith("\n")) {
            throw new IllegalArgumentException("A signed note has an empty line before its signatures");
        }
        List<Line> lines = new ArrayList<>();
        for (String line : written.substring(gap + 2).split("\n")) {
            String[] parts =
                    line.startsWith(MARK) ? line.substring(MARK.length()).split(" ", -1) : new String[0];
            if (parts.length != 2) {
                throw new IllegalArgumentException("A signature line has a dash, a name and a signature");
            }
            lines.add(new Line(parts[0], parts[1]));
        }
        return new Note(written.substring(0, gap + 1), lines);
    }

    /** The note as it is sent and kept. */
    String written() {
        StringBuilder out = new StringBuilder(text).append('\n');
        for (Line line : lines) {
            out.append(MARK)
                    .append(line.name())
                    .append(' ')
                    .append(line.signature())
                    .append('\n');
        }
        return out.toString();
    }

    /** What this note says to the key: every line that bears its name and id must be its signature. */
    Standing standing(NoteKey key) {
        List<Line> own = lines.stream().filter(line -> line.isOf(key)).toList();
        if (own.isEmpty()) {
            return Standing.UNSIGNED;
        }
        return own.stream().allMatch(line -> line.verifies(key, text)) ? Standing.SIGNED : Standing.FORGED;
    }
}
