package org.hefu.container;

import static org.hefu.container.Bytes.i32;
import static org.hefu.container.Bytes.u16;
import static org.hefu.container.Bytes.u32;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hefu.container.ZipFault.Kind;

/** The central directory at the end of a ZIP package, APPNOTE 6.3.3, sections 4.3.12 and 4.3.16. */
final class ZipDirectory {

    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_SIZE = 46;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int UNIX = 3;
    private static final int FILE_KIND = 0xF000;
    private static final int REGULAR = 0x8000;
    private static final int FOLDER = 0x4000;
    /** A folder, or the label of a disk. */
    private static final int DOS_NO_FILE = 0x18;

    private static final int HIGHEST_SYSTEM = 20;
    private static final int HIGHEST_VERSION = 63;

    private final byte[] bytes;
    private final ZipLimits limits;
    private final List<ZipFault> faults;
    private final List<ZipEntry> entries = new ArrayList<>();
    private int start;

    private ZipDirectory(byte[] bytes, ZipLimits limits, List<ZipFault> faults) {
        this.bytes = bytes;
        this.limits = limits;
        this.faults = faults;
    }

    static ZipDirectory read(byte[] bytes, ZipLimits limits, List<ZipFault> faults) {
        ZipDirectory directory = new ZipDirectory(bytes, limits, faults);
        directory.read();
        return directory;
    }

    List<ZipEntry> entries() {
        return entries;
    }

    /** Where it begins, which is where the files end. */
    int start() {
        return start;
    }

    private void read() {
        int end = end();
        if (u16(bytes, end + 4) != 0 || u16(bytes, end + 6) != 0 || u16(bytes, end + 8) != u16(bytes, end + 10)) {
            throw new ZipFormatException("The package is split over several files");
        }
        int count = u16(bytes, end + 10);
        long size = u32(bytes, end + 12);
        long offset = u32(bytes, end + 16);
        if (size > end || end - size < offset) {
            throw new ZipFormatException("The directory of the package is not where the package says");
        }
        start = (int) (end - size);
        if (start != offset) {
            throw new ZipFormatException((start - offset) + " bytes stand before the package");
        }
        if (count > limits.entries()) {
            throw new ZipFormatException("The package has " + count + " entries; the most are " + limits.entries());
        }
        int position = start;
        for (int i = 0; i < count; i++) {
            position = entry(position, end);
        }
        if (position != end) {
            faults.add(new ZipFault(Kind.STRAY_BYTES, (end - position) + " in the directory"));
        }
    }

    private int end() {
        int last = bytes.length - END_SIZE;
        for (int at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
            if (i32(bytes, at) == END) {
                int comment = u16(bytes, at + 20);
                if (at + END_SIZE + comment == bytes.length) {
                    if (comment > 0) {
                        faults.add(new ZipFault(Kind.UNKNOWN_FIELD, "the comment of the package"));
                    }
                    return at;
                }
                if (at + END_SIZE + comment < bytes.length) {
                    faults.add(new ZipFault(
                            Kind.STRAY_BYTES, (bytes.length - at - END_SIZE - comment) + " behind the directory"));
                    return at;
                }
            }
        }
        throw new ZipFormatException("The package has no directory at its end; it is damaged or cut short");
    }

    private int entry(int at, int limit) {
        if (at + ENTRY_SIZE > limit || i32(bytes, at) != ENTRY) {
            throw new ZipFormatException("The directory of the package is damaged");
        }
        int nameLength = u16(bytes, at + 28);
        int extraLength = u16(bytes, at + 30);
        int commentLength = u16(bytes, at + 32);
        int next = at + ENTRY_SIZE + nameLength + extraLength + commentLength;
        if (next > limit) {
            throw new ZipFormatException("The directory of the package is damaged");
        }
        byte[] rawName = Arrays.copyOfRange(bytes, at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength);
        int flags = u16(bytes, at + 8);
        String name = EntryName.decode(rawName, (flags & ZipEntry.UTF_8) != 0, faults);
        long packed = u32(bytes, at + 20);
        long size = u32(bytes, at + 24);
        long offset = u32(bytes, at + 42);
        if (packed > bytes.length || offset > bytes.length || size > Integer.MAX_VALUE) {
            throw new ZipFormatException("The size or place of " + name + " is impossible");
        }
        if (commentLength > 0) {
            faults.add(new ZipFault(Kind.UNKNOWN_FIELD, "the comment of " + name));
        }
        if (u16(bytes, at + 34) != 0) {
            faults.add(new ZipFault(Kind.UNSUPPORTED, "another disk has " + name));
        }
        ExtraFields.check(bytes, at + ENTRY_SIZE + nameLength, extraLength, name, faults);
        attributes(at, name);
        entries.add(new ZipEntry(
                name,
                rawName,
                u16(bytes, at + 6),
                flags,
                u16(bytes, at + 10),
                i32(bytes, at + 12),
                i32(bytes, at + 16),
                (int) packed,
                (int) size,
                (int) offset));
        return next;
    }

    /** Attributes change nothing but this: a link, a folder, or another special file is no file of the document. */
    private void attributes(int at, String name) {
        int version = bytes[at + 4] & 0xFF;
        int system = bytes[at + 5] & 0xFF;
        int kind = u16(bytes, at + 40) & FILE_KIND;
        boolean folder = name.endsWith("/");
        if (version > HIGHEST_VERSION || system > HIGHEST_SYSTEM || u16(bytes, at + 36) > 1) {
            faults.add(new ZipFault(Kind.UNKNOWN_FIELD, "the attributes of " + name));
        } else if ((system == UNIX && kind != 0 && kind != (folder ? FOLDER : REGULAR))
                || (!folder && (bytes[at + 38] & DOS_NO_FILE) != 0)) {
            faults.add(new ZipFault(Kind.UNSAFE_NAME, name + " is a link or a special file"));
        }
    }
}
