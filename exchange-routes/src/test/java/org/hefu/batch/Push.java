package org.hefu.batch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hefu.access.Caller;
import org.hefu.fixture.Companies;
import org.hefu.fixture.Scene;

/** Bodies of pushes, and how they are sent. */
final class Push {

    static final String CSV = "text/csv";

    private Push() {}

    static PushOrder order(String key, String body) {
        return order(Scene.MARKET, key, CSV, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    static PushOrder order(Caller.Machine caller, String key, String mediaType, InputStream body) {
        return new PushOrder(caller, Scene.LICENSES, key, mediaType, body);
    }

    /** A register of companies, with header. */
    static String companies(int first, int count) {
        return csv(
                IntStream.range(first, first + count).mapToObj(Companies::row).toArray(String[]::new));
    }

    static String csv(String... rows) {
        return String.join(
                        "\n",
                        Stream.concat(Stream.of(Companies.HEADER), Stream.of(rows))
                                .toList()) + "\n";
    }

    /** The body up to a byte, where the connection breaks. */
    static InputStream brokenOff(String body, int at) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new InputStream() {
            private int position;

            @Override
            public int read() throws IOException {
                if (position == at) {
                    throw new IOException("Connection reset");
                }
                return bytes[position++] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                if (position == at) {
                    throw new IOException("Connection reset");
                }
                int count = Math.min(length, at - position);
                System.arraycopy(bytes, position, buffer, from, count);
                position += count;
                return count;
            }
        };
    }
}
