package org.hefu.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads physical lines as bytes, and takes lines back that were read too far. */
final class LineReader {

    /** A longer line is cut here, so that endless input without a line end costs no memory. */
    static final int LONGEST_LINE = 1 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final Deque<byte[]> returned = new ArrayDeque<>();
    private int position;
    private int limit;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** The next line without its {@code \n} or {@code \r\n}; null at the end. */
    byte @Nullable [] next() throws IOException {
        byte[] again = returned.poll();
        return again != null ? again : read();
    }

    /** Gives lines back, to be read again in this order. */
    void giveBack(List<byte[]> lines) {
        for (byte[] line : lines.reversed()) {
            returned.push(line);
        }
    }

    private byte @Nullable [] read() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        boolean any = false;
        while (line.size() < LONGEST_LINE) {
            if (position == limit) {
                limit = Math.max(in.read(buffer), 0);
                position = 0;
                if (limit == 0) {
                    break;
                }
            }
            any = true;
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, position, end - position);
            position = end;
            if (end < limit) {
                position++;
                break;
            }
        }
        return any ? withoutReturn(line.toByteArray()) : null;
    }

    private static byte[] withoutReturn(byte[] line) {
        return line.length > 0 && line[line.length - 1] == '\r'
                ? java.util.Arrays.copyOf(line, line.length - 1)
                : line;
    }
}
