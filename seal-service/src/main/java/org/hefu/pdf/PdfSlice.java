package org.hefu.pdf;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A run of bytes of a file, not copied. Two are equal if their bytes are, wherever they stand. */
public final class PdfSlice {

    /** The place of what was not read from a file. */
    static final PdfSlice NOWHERE = new PdfSlice(new byte[0], 0, 0);

    private final byte[] source;
    private final int start;
    private final int end;

    PdfSlice(byte[] source, int start, int end) {
        this.source = source;
        this.start = start;
        this.end = end;
    }

    public int start() {
        return start;
    }

    public int end() {
        return end;
    }

    public byte[] toBytes() {
        return Arrays.copyOfRange(source, start, end);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PdfSlice that && Arrays.equals(source, start, end, that.source, that.start, that.end);
    }

    @Override
    public int hashCode() {
        return end - start;
    }
}
