package org.hefu.file;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits one CSV record (RFC 4180, section 2) into its fields. A record of several lines is given line by line, so that
 * each character is looked at once. Used by one thread.
 */
final class CsvRecord {

    private final List<String> fields = new ArrayList<>();
    private @Nullable StringBuilder open;
    private boolean broken;

    /** A record that begins with this line. */
    CsvRecord(String text) {
        read(text);
    }

    /** Whether a quoted field is not closed yet, so that more text may complete the record. */
    boolean isOpen() {
        return open != null;
    }

    /** The fields; null while a field is open, and for good where a quoted field is followed by other text. */
    @Nullable
    List<String> fields() {
        return broken || open != null ? null : fields;
    }

    /** Takes the next line, with the line end before it, while a field is open. */
    void add(String text) {
        if (!isOpen()) {
            throw new IllegalStateException("Only an open field goes on in the next line");
        }
        read(text);
    }

    private void read(String text) {
        int at = 0;
        while (true) {
            boolean quoted = open != null || (at < text.length() && text.charAt(at) == '"');
            at = quoted ? quoted(text, at) : plain(text, at);
            broken |= at < text.length() && text.charAt(at) != ',';
            if (broken || at >= text.length()) {
                return;
            }
            at++;
        }
    }

    private int plain(String text, int from) {
        int comma = text.indexOf(',', from);
        int end = comma < 0 ? text.length() : comma;
        fields.add(text.substring(from, end));
        return end;
    }

    /** Reads a quoted field from its first mark on, or goes on with the open one; the place behind it. */
    private int quoted(String text, int from) {
        StringBuilder field = open == null ? new StringBuilder() : open;
        int at = open == null ? from + 1 : from;
        open = field;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                field.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                field.append('"');
                at++;
            } else {
                fields.add(field.toString());
                open = null;
                return at;
            }
        }
        return at;
    }
}
