package org.hefu.container;

/**
 * How much a ZIP package may hold.
 *
 * @param entries most files and folders
 * @param file most bytes of one file, unpacked
 * @param total most bytes of all files together, unpacked
 * @param ratio how many times larger a file of more than a megabyte may be than its packed form
 */
public record ZipLimits(int entries, int file, int total, int ratio) {

    /** For documents: 10,000 entries, 64 MB a file, 128 MB in all, 200 times. */
    public static final ZipLimits DOCUMENT = new ZipLimits(10_000, 64 << 20, 128 << 20, 200);

    private static final int SMALL = 1 << 20;

    /** Is a file so much larger than its packed form that nobody packs such files in good faith? */
    public boolean isBomb(long packed, long unpacked) {
        return unpacked > SMALL && unpacked / Math.max(1, packed) > ratio;
    }
}
