package org.hefu.file;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits the text of one CSV record (RFC 4180, section 2) into its fields. */
final class CsvLine {

    private CsvLine() {}

    /** The fields; null if a quoted field is not closed or is followed by other text. */
    static @Nullable List<String> split(String text) {
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (true) {
            if (at < text.length() && text.charAt(at) == '"') {
                StringBuilder field = new StringBuilder();
                at = quoted(text, at + 1, field);
                if (at < 0 || (at < text.length() && text.charAt(at) != ',')) {
                    return null;
                }
                fields.add(field.toString());
            } else {
                int comma = text.indexOf(',', at);
                int end = comma < 0 ? text.length() : comma;
                fields.add(text.substring(at, end));
                at = end;
            }
            if (at >= text.length()) {
                return fields;
            }
            at++;
        }
    }

    /** Reads a quoted field; returns the place behind its closing mark, or -1 if there is none. */
    private static int quoted(String text, int from, StringBuilder field) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                field.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                field.append('"');
                at++;
            } else {
                return at;
            }
        }
        return -1;
    }
}
