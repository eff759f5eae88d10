package org.hefu.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the elements of one JSON array, UTF-8, each with its original bytes.
 *
 * <p>It only finds where an element ends (brackets outside of texts); what is inside is read by the JSON library. Where
 * the brackets do not close, the rest of the body is one malformed row.
 */
public final class JsonArrayReader implements RowReader {

    private final InputStream in;
    private boolean begun;
    private boolean ended;
    private long number;

    public JsonArrayReader(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    @Override
    public @Nullable RawRow next() throws IOException {
        if (ended) {
            return null;
        }
        int c = skipBlanks();
        if (!begun) {
            begun = true;
            if (c != '[') {
                ended = true;
                return c < 0 ? null : JsonRows.row(++number, element(c));
            }
            c = skipBlanks();
        }
        while (c == ',') {
            c = skipBlanks();
        }
        if (c == ']' || c < 0) {
            ended = true;
            return null;
        }
        return JsonRows.row(++number, element(c));
    }

    private int skipBlanks() throws IOException {
        int c = in.read();
        while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            c = in.read();
        }
        return c;
    }

    private byte[] element(int first) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        int depth = 0;
        boolean inText = false;
        boolean escaped = false;
        int c = first;
        while (c >= 0 && bytes.size() < LineReader.LONGEST_LINE) {
            if (!inText && depth == 0 && (c == ',' || c == ']')) {
                ended |= c == ']';
                return bytes.toByteArray();
            }
            bytes.write(c);
            if (inText) {
                inText = escaped || c != '"';
                escaped = !escaped && c == '\\';
            } else if (c == '"') {
                inText = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
                if (depth == 0) {
                    return bytes.toByteArray();
                }
            }
            c = in.read();
        }
        ended = true;
        return bytes.toByteArray();
    }
}
