package org.hefu.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;
import org.hefu.verification.pdf.LargeFile;

/** The least heap that seals and verifies a document of 100 MB, in steps of 32 MB. */
final class Memory {

    static final String TITLE = "memory";
    private static final int ALLOWED = 512;
    private static final int STEP = 32;

    private Memory() {}

    /** Prints the line of this target; its ratio is what is allowed to what is needed, so that more is better here too. */
    static void measure() throws IOException {
        Path folder = Files.createTempDirectory("large");
        try {
            // What is not enough ends quickly, so the search goes up.
            int needed = IntStream.iterate(
                            4 * STEP, megabytes -> megabytes <= 2 * ALLOWED, megabytes -> megabytes + STEP)
                    .filter(megabytes -> isEnough(megabytes, folder))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No heap up to 1 GB is enough"));
            System.out.println(String.format(
                    Locale.ROOT,
                    "bench=%s ratio=%.2f target=1.00 ours=%d baseline=%d unit=MB of heap",
                    TITLE,
                    (double) ALLOWED / needed,
                    needed,
                    ALLOWED));
        } finally {
            try (var rest = Files.walk(folder)) {
                rest.sorted(Comparator.reverseOrder()).forEach(Memory::delete);
            }
        }
    }

    private static boolean isEnough(int megabytes, Path folder) {
        try {
            return LargeFile.isWell(LargeFile.sealedAndVerifiedWith(megabytes, folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Ended while it measured", e);
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException("A file of the measurement stays in " + path, e);
        }
    }
}
