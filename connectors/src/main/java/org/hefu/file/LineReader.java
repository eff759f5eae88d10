package org.hefu.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads physical lines as bytes, and takes lines back that were read too far. */
final class LineReader {

    /** A line of as many bytes or more comes in pieces, so that endless input without a line end costs no memory. */
    static final int LONGEST_LINE = 1 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final Deque<Line> returned = new ArrayDeque<>();
    private int position;
    private int limit;
    private boolean insideLine;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** The next line that is not empty; null at the end. */
    @Nullable
    Line nextFilled() throws IOException {
        Line line = next();
        while (line != null && line.text().length == 0) {
            line = next();
        }
        return line;
    }

    /** The next line; null at the end. */
    @Nullable
    Line next() throws IOException {
        Line again = returned.poll();
        return again != null ? again : read();
    }

    /** Gives lines back, to be read again in this order. */
    void giveBack(List<Line> lines) {
        for (Line line : lines.reversed()) {
            returned.push(line);
        }
    }

    private @Nullable Line read() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        boolean begun = insideLine;
        boolean ended = false;
        while (!ended && line.size() < LONGEST_LINE) {
            if (position == limit && !fill()) {
                ended = true;
            } else {
                int end = position;
                while (end < limit && buffer[end] != '\n') {
                    end++;
                }
                ended = end < limit;
                int next = ended ? end + 1 : end;
                line.write(buffer, position, next - position);
                position = next;
            }
        }
        insideLine = !ended;
        return line.size() == 0 ? null : Line.of(line.toByteArray(), ended && !begun);
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(in.read(buffer), 0);
        return limit > 0;
    }

    /**
     * @param text without the line end
     * @param end {@code \n}, {@code \r\n} or what stands at the end of the last line
     * @param whole false for each piece of a line that is too long
     */
    record Line(byte[] text, byte[] end, boolean whole) {

        static Line of(byte[] bytes, boolean whole) {
            int end = bytes.length;
            if (end > 0 && bytes[end - 1] == '\n') {
                end--;
            }
            if (end > 0 && bytes[end - 1] == '\r') {
                end--;
            }
            byte[] text = Arrays.copyOf(bytes, end);
            return new Line(text, Arrays.copyOfRange(bytes, end, bytes.length), whole && text.length < LONGEST_LINE);
        }
    }
}
