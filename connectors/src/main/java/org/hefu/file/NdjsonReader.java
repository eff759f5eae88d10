package org.hefu.file;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads one JSON object a line, UTF-8. Empty lines are passed over. */
public final class NdjsonReader implements RowReader {

    private final LineReader lines;
    private long number;

    public NdjsonReader(InputStream in) {
        this.lines = new LineReader(in);
    }

    @Override
    public @Nullable RawRow next() throws IOException {
        LineReader.Line line = lines.nextFilled();
        if (line == null) {
            return null;
        }
        return line.whole()
                ? JsonRows.row(++number, line.text())
                : new RawRow(++number, line.text(), new RawRow.Malformed(RawRow.Fault.TOO_LONG));
    }
}
