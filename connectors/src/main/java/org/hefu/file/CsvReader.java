package org.hefu.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hefu.file.LineReader.Line;
import org.hefu.file.RawRow.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV (RFC 4180) with a header line.
 *
 * <p>A row that was cut inside a quoted field does not swallow the rows behind it: where joining lines gives no row of
 * the right width, the first line alone is taken as malformed and reading goes on with the next.
 */
public final class CsvReader implements RowReader {

    /** A quoted field may hold line ends; a row of more lines is taken for a cut one. */
    private static final int MOST_LINES = 64;

    /** Each row takes memory for each column, whether anything stands there or not. */
    private static final int MOST_COLUMNS = 1_000;

    private final LineReader lines;
    private final Charset charset;
    private final List<String> header;
    private long number;

    /**
     * Reads the header at once.
     *
     * @throws HeaderException if the header is missing, is not written in this character set, or has more than 1,000
     *     columns
     */
    public CsvReader(InputStream in, Charset charset) throws IOException {
        this.lines = new LineReader(in);
        this.charset = charset;
        Line first = lines.next();
        String text = first == null ? null : decode(first.text());
        List<String> columns = text == null ? null : new CsvRecord(withoutMark(text)).fields();
        if (columns == null || columns.size() > MOST_COLUMNS) {
            throw new HeaderException();
        }
        this.header = columns.stream().map(String::strip).toList();
    }

    /** The column names, in the order of the file. */
    public List<String> header() {
        return header;
    }

    @Override
    public @Nullable RawRow next() throws IOException {
        Line line = lines.nextFilled();
        if (line == null) {
            return null;
        }
        number++;
        if (!line.whole()) {
            return malformed(line, Fault.TOO_LONG);
        }
        String text = decode(line.text());
        if (text == null) {
            return malformed(line, Fault.WRONG_ENCODING);
        }
        CsvRecord record = new CsvRecord(text);
        List<String> values = record.fields();
        if (values != null) {
            return values.size() == header.size()
                    ? row(line.text(), values)
                    : malformed(line, Fault.WRONG_COLUMN_COUNT);
        }
        RawRow joined = record.isOpen() ? join(line, record) : null;
        return joined != null ? joined : malformed(line, Fault.UNCLOSED_QUOTE);
    }

    /** Adds lines until the quotation marks close; gives them back where that makes no row. */
    private @Nullable RawRow join(Line first, CsvRecord record) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(first.text());
        Line last = first;
        List<Line> taken = new ArrayList<>();
        while (record.isOpen() && taken.size() < MOST_LINES && all.size() < LineReader.LONGEST_LINE) {
            Line more = lines.next();
            if (more == null) {
                break;
            }
            taken.add(more);
            all.writeBytes(last.end());
            all.writeBytes(more.text());
            String text = more.whole() ? decode(joined(last.end(), more.text())) : null;
            if (text == null) {
                break;
            }
            record.add(text);
            last = more;
        }
        List<String> values = record.fields();
        if (values != null && values.size() == header.size()) {
            return row(all.toByteArray(), values);
        }
        lines.giveBack(taken);
        return null;
    }

    private static byte[] joined(byte[] end, byte[] text) {
        byte[] both = Arrays.copyOf(end, end.length + text.length);
        System.arraycopy(text, 0, both, end.length, text.length);
        return both;
    }

    private RawRow row(byte[] original, List<String> values) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            fields.put(header.get(i), values.get(i));
        }
        return new RawRow(number, original, new RawRow.Fields(fields));
    }

    private RawRow malformed(Line line, Fault fault) {
        return new RawRow(number, line.text(), new RawRow.Malformed(fault));
    }

    private @Nullable String decode(byte[] bytes) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The file has no readable header. */
    public static final class HeaderException extends IOException {

        private static final long serialVersionUID = 1L;

        HeaderException() {
            super("The file has no readable header line");
        }
    }
}
