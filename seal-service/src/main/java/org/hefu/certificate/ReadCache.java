package org.hefu.certificate;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Keeps what was read from bytes lately, since the same certificates and seals come along with document after document.
 * Two byte strings are the same only if every byte is; long ones are not kept, and of all together no more than four
 * megabytes, so that hostile documents do not take the memory from those that come later. Safe for use by many threads.
 */
public final class ReadCache<T> {

    private static final int LARGEST = 64 * 1024;

    private static final long HEAVIEST = 4 * 1024 * 1024;

    private final int most;
    private final Map<ByteBuffer, T> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    /**
     * @param most that are kept at a time
     */
    public ReadCache(int most) {
        this.most = most;
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
            if (kept.put(ByteBuffer.wrap(bytes.clone()), read) == null) {
                weight += bytes.length;
            }
            forget();
        }
        return read;
    }

    /** Those that were asked for longest ago. */
    private void forget() {
        Iterator<ByteBuffer> eldest = kept.keySet().iterator();
        while (kept.size() > most || weight > HEAVIEST) {
            weight -= eldest.next().capacity();
            eldest.remove();
        }
    }
}
