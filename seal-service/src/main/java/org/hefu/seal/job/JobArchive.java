package org.hefu.seal.job;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.hefu.container.ZipLimits;
import org.hefu.seal.job.JobRefusedException.Code;

/** A ZIP archive as it comes in, of which nobody knows how much it holds. */
final class JobArchive {

    private final ZipLimits limits;
    private final long total;

    /**
     * @param total most bytes of all files together, unpacked
     */
    JobArchive(ZipLimits limits, long total) {
        this.limits = limits;
        this.total = total;
    }

    /** What happens with a file. */
    @FunctionalInterface
    interface Taker {
        void take(String name, byte[] content);
    }

    /**
     * Gives every file away, one by one, the last one at most a byte larger than a file may be.
     *
     * @throws JobRefusedException if it cannot be read, or holds too much
     */
    void read(InputStream archive, Taker taker) throws IOException {
        Counted packed = new Counted(archive);
        try (ZipInputStream zip = new ZipInputStream(packed)) {
            long unpacked = 0;
            int entries = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                long before = packed.count;
                byte[] content = zip.readNBytes(entry.isDirectory() ? 1 : limits.file() + 1);
                unpacked += content.length;
                entries++;
                requireSound(entry, content, packed.count - before);
                if (unpacked > total || entries > limits.entries()) {
                    throw JobRefusedException.beyond(
                            Code.JOB_TOO_LARGE,
                            "The archive holds too much",
                            "≤ " + (total >> 20) + " MB, ≤ " + limits.entries());
                }
                if (!entry.isDirectory()) {
                    taker.take(entry.getName(), content);
                }
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw new JobRefusedException(Code.ARCHIVE_UNREADABLE, "The ZIP archive cannot be read");
        }
    }

    private void requireSound(ZipEntry entry, byte[] content, long packed) {
        if (entry.isDirectory() && content.length > 0) {
            throw new JobRefusedException(Code.ARCHIVE_UNREADABLE, "A folder has no content");
        }
        // A buffer's worth may have been read with the entry before.
        if (limits.isBomb(packed + Counted.BUFFER, content.length)) {
            throw JobRefusedException.beyond(
                    Code.ARCHIVE_BOMB, "A file is packed too small", "≤ " + limits.ratio() + " ×");
        }
    }

    /** Counts what was read. */
    private static final class Counted extends FilterInputStream {

        /** Of {@link ZipInputStream}. */
        private static final int BUFFER = 512;

        private long count;

        private Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
