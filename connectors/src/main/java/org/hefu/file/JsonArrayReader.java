package org.hefu.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.hefu.file.RawRow.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Reads the elements of one JSON array, UTF-8, each with its original bytes.
 *
 * <p>It only finds where an element ends (brackets outside of texts); what is inside is read by the JSON library. Where
 * the brackets do not close, the rest of the body is one malformed row, and so is whatever stands behind the array. An
 * element that is too long comes in pieces, each a malformed row.
 */
public final class JsonArrayReader implements RowReader {

    private final InputStream in;
    private boolean begun;
    private boolean ended;
    private long number;

    private boolean insideElement;
    private int depth;
    private boolean inText;
    private boolean escaped;

    public JsonArrayReader(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    @Override
    public @Nullable RawRow next() throws IOException {
        if (insideElement) {
            return element(in.read());
        }
        int c = skipBlanks();
        if (ended) {
            return behind(c);
        }
        if (!begun) {
            begun = true;
            if (c != '[') {
                ended = true;
                return c < 0 ? null : element(c);
            }
            c = skipBlanks();
        }
        while (c == ',') {
            c = skipBlanks();
        }
        if (c == ']') {
            ended = true;
            return behind(skipBlanks());
        }
        ended = c < 0;
        return ended ? null : element(c);
    }

    private int skipBlanks() throws IOException {
        int c = in.read();
        while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            c = in.read();
        }
        return c;
    }

    /** Reads to the end of the element, or as far as one row goes. */
    private @Nullable RawRow element(int first) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        boolean tooLong = insideElement;
        insideElement = true;
        int c = first;
        while (insideElement && bytes.size() < LineReader.LONGEST_LINE) {
            if (c < 0 || (!inText && depth == 0 && (c == ',' || c == ']'))) {
                ended |= c != ',';
                insideElement = false;
            } else {
                bytes.write(c);
                insideElement = goesOn(c);
                c = insideElement && bytes.size() < LineReader.LONGEST_LINE ? in.read() : c;
            }
        }
        tooLong |= insideElement;
        if (!insideElement) {
            depth = 0;
            inText = false;
            escaped = false;
        }
        if (bytes.size() == 0) {
            return next();
        }
        return tooLong ? malformed(bytes, Fault.TOO_LONG) : JsonRows.row(++number, bytes.toByteArray());
    }

    /** Takes one more byte of an element; false if that was the bracket that closes it. */
    private boolean goesOn(int c) {
        if (inText) {
            inText = escaped || c != '"';
            escaped = !escaped && c == '\\';
        } else if (c == '"') {
            inText = true;
        } else if (c == '{' || c == '[') {
            depth++;
        } else if (c == '}' || c == ']') {
            depth--;
            return depth != 0;
        }
        return true;
    }

    private @Nullable RawRow behind(int first) throws IOException {
        if (first < 0) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        bytes.write(first);
        bytes.writeBytes(in.readNBytes(LineReader.LONGEST_LINE));
        return malformed(bytes, Fault.NOT_AN_OBJECT);
    }

    private RawRow malformed(ByteArrayOutputStream bytes, Fault fault) {
        return new RawRow(++number, bytes.toByteArray(), new RawRow.Malformed(fault));
    }
}
