package org.hefu.container;

/**
 * An entry of the central directory, APPNOTE 6.3.3, section 4.3.12.
 *
 * @param time and date as DOS writes them
 * @param rawName the bytes of the name
 * @param needed what a reader must be able to do, as a version of ZIP
 * @param offset of the local header from the start of the package
 */
record ZipEntry(
        String name,
        byte[] rawName,
        int needed,
        int flags,
        int method,
        int time,
        int crc,
        int packed,
        int size,
        int offset) {

    static final int STORED = 0;
    static final int DEFLATED = 8;
    static final int ENCRYPTED = 1;
    static final int DESCRIPTOR = 1 << 3;
    static final int UTF_8 = 1 << 11;
    /** The two bits that say how hard DEFLATE tried. */
    static final int DEFLATE_OPTIONS = 0b110;

    boolean isFolder() {
        return name.endsWith("/");
    }

    boolean hasFlag(int flag) {
        return (flags & flag) != 0;
    }
}
