package org.hefu.certificate;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Keeps what was read from bytes lately, since the same certificates and seals come along with document after document.
 * Two byte strings are the same only if every byte is; long ones are not kept. Safe for use by many threads.
 */
public final class ReadCache<T> {

    private static final int LARGEST = 64 * 1024;

    private final Map<ByteBuffer, T> kept;

    /**
     * @param most that are kept at a time
     */
    public ReadCache(int most) {
        this.kept = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<ByteBuffer, T> eldest) {
                return size() > most;
            }
        };
    }

    /**
     * What the bytes say, read now or earlier; a reader that throws leaves nothing behind.
     *
     * @param reader gives what cannot change, the same for the same bytes
     */
    public T get(byte[] bytes, Function<byte[], T> reader) {
        if (bytes.length > LARGEST) {
            return reader.apply(bytes);
        }
        ByteBuffer key = ByteBuffer.wrap(bytes);
        synchronized (kept) {
            T known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        T read = reader.apply(bytes);
        synchronized (kept) {
            kept.put(ByteBuffer.wrap(bytes.clone()), read);
        }
        return read;
    }
}
