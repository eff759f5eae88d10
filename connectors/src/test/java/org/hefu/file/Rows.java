package org.hefu.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hefu.file.RawRow.Fault;

/** Reads a whole body, and says of its rows what tests ask about. */
final class Rows {

    private Rows() {}

    static List<RawRow> of(RowReader reader) throws IOException {
        List<RawRow> rows = new ArrayList<>();
        RawRow row = reader.next();
        while (row != null) {
            rows.add(row);
            row = reader.next();
        }
        return rows;
    }

    static InputStream body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    static InputStream body(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    static Map<String, String> fields(RawRow row) {
        return ((RawRow.Fields) row.content()).values();
    }

    static Fault fault(RawRow row) {
        return ((RawRow.Malformed) row.content()).fault();
    }

    static String original(RawRow row) {
        return new String(row.original(), StandardCharsets.UTF_8);
    }
}
