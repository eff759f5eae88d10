package org.hefu.container;

/**
 * One file of a package, with its content and the bytes into which it is packed.
 *
 * <p>The content is shared and not to be changed.
 */
public final class PackedFile {

    private final ZipEntry entry;
    private final byte[] archive;
    private final int start;
    private final byte[] content;

    PackedFile(ZipEntry entry, byte[] archive, int start, byte[] content) {
        this.entry = entry;
        this.archive = archive;
        this.start = start;
        this.content = content;
    }

    /** Its path in the package, without a leading slash. */
    public String name() {
        return entry.name();
    }

    /** The file itself, not to be changed. */
    public byte[] content() {
        return content;
    }

    ZipEntry entry() {
        return entry;
    }

    byte[] archive() {
        return archive;
    }

    int start() {
        return start;
    }
}
