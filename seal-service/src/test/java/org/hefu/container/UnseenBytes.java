package org.hefu.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * The bytes of a ZIP package that may change without any file in it changing: all that there are, by APPNOTE 6.3.3,
 * sections 4.3.7 and 4.3.12.
 */
public enum UnseenBytes {
    /** The software and the system that packed an entry. */
    MADE_BY,
    /** Whether the packer took the file for text. */
    TEXT_OR_NOT,
    /** What a file system may keep of the file: hidden, read-only, its owner's rights. */
    FILE_ATTRIBUTES,
    /** The packed bytes of a file; others may unpack to the same. Those of a file that is not packed may not change. */
    PACKED;

    private static final int LOCAL = 0x04034b50;
    private static final int ENTRY = 0x02014b50;
    private static final int DEFLATED = 8;

    /**
     * @param zip without extra fields or comments
     */
    public static Map<Integer, UnseenBytes> of(byte[] zip) {
        Map<Integer, UnseenBytes> unseen = new HashMap<>();
        ByteBuffer in = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (in.getInt(at) == LOCAL) {
            int start = at + 30 + in.getShort(at + 26);
            int end = start + in.getInt(at + 18);
            if (in.getShort(at + 8) == DEFLATED) {
                put(unseen, start, end, PACKED);
            }
            at = end;
        }
        while (in.getInt(at) == ENTRY) {
            put(unseen, at + 4, at + 6, MADE_BY);
            put(unseen, at + 36, at + 38, TEXT_OR_NOT);
            put(unseen, at + 38, at + 42, FILE_ATTRIBUTES);
            at += 46 + in.getShort(at + 28);
        }
        // Nothing but the end of the directory is left.
        assertThat(zip.length - at).isEqualTo(22);
        return unseen;
    }

    private static void put(Map<Integer, UnseenBytes> unseen, int from, int to, UnseenBytes kind) {
        for (int at = from; at < to; at++) {
            unseen.put(at, kind);
        }
    }
}
