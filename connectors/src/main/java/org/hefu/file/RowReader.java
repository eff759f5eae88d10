package org.hefu.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads rows one by one; memory does not grow with their number. */
public interface RowReader {

    /** The next row, or null at the end. */
    @Nullable
    RawRow next() throws IOException;
}
