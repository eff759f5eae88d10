package org.hefu.container;

import static org.hefu.container.Bytes.i32;
import static org.hefu.container.Bytes.u16;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.hefu.container.ZipFault.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A ZIP package (APPNOTE 6.3.3) that was read whole, in memory: every byte of it belongs to exactly one entry or to the
 * directory, every header agrees with the directory, every file with its check value; whatever does not is a fault.
 */
public final class ZipArchive {

    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_SIZE = 30;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int DESCRIPTOR_SIZE = 12;

    private final byte[] bytes;
    private final ZipLimits limits;
    private final List<ZipFault> faults = new ArrayList<>();
    private final Map<String, PackedFile> files = new LinkedHashMap<>();
    private long unpacked;

    private ZipArchive(byte[] bytes, ZipLimits limits) {
        this.bytes = bytes;
        this.limits = limits;
    }

    /**
     * Reads a package; what cannot be read of it is left out and is a fault.
     *
     * @param bytes not to be changed as long as the package is used
     * @throws ZipFormatException if there is no directory to go by
     */
    public static ZipArchive read(byte[] bytes, ZipLimits limits) {
        ZipArchive archive = new ZipArchive(bytes, limits);
        ZipDirectory directory = ZipDirectory.read(bytes, limits, archive.faults);
        EntryName.check(directory.entries(), archive.faults);
        Inflater inflater = new Inflater(true);
        try {
            archive.read(directory, inflater);
        } finally {
            inflater.end();
        }
        return archive;
    }

    public List<ZipFault> faults() {
        return Collections.unmodifiableList(faults);
    }

    /** In the order of the package; folders are not among them. */
    public Collection<PackedFile> files() {
        return Collections.unmodifiableCollection(files.values());
    }

    /**
     * @param name without a leading slash
     */
    public Optional<PackedFile> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    private void read(ZipDirectory directory, Inflater inflater) {
        List<ZipEntry> entries = new ArrayList<>(directory.entries());
        entries.sort(Comparator.comparingInt(ZipEntry::offset));
        int position = 0;
        for (ZipEntry entry : entries) {
            if (entry.offset() > position) {
                fault(Kind.STRAY_BYTES, (entry.offset() - position) + " before " + entry.name());
            } else if (entry.offset() < position) {
                fault(Kind.OVERLAP, entry.name());
            }
            position = Math.max(position, read(entry, directory.start(), inflater));
        }
        if (position < directory.start()) {
            fault(Kind.STRAY_BYTES, (directory.start() - position) + " before the directory");
        } else if (position > directory.start()) {
            fault(Kind.OVERLAP, "a file and the directory");
        }
    }

    /** Reads one file, and returns where it ends. */
    private int read(ZipEntry entry, int limit, Inflater inflater) {
        int at = entry.offset();
        if (at + LOCAL_SIZE > limit || i32(bytes, at) != LOCAL) {
            fault(Kind.HEADERS_DISAGREE, entry.name() + " is not where the directory says");
            return at;
        }
        int nameLength = u16(bytes, at + 26);
        int extraLength = u16(bytes, at + 28);
        int start = at + LOCAL_SIZE + nameLength + extraLength;
        if ((long) start + entry.packed() > limit) {
            fault(Kind.DAMAGED, entry.name() + " is cut short");
            return at;
        }
        ExtraFields.check(bytes, at + LOCAL_SIZE + nameLength, extraLength, entry.name(), faults);
        if (!agrees(entry, at, nameLength)) {
            fault(Kind.HEADERS_DISAGREE, entry.name());
        }
        byte[] content = content(entry, start, inflater);
        if (content != null && !entry.isFolder()) {
            files.putIfAbsent(entry.name(), new PackedFile(entry, bytes, start, content));
        } else if (content != null && content.length > 0) {
            fault(Kind.DAMAGED, "the folder " + entry.name() + " has a content");
        }
        int end = start + entry.packed();
        return entry.hasFlag(ZipEntry.DESCRIPTOR) ? descriptor(entry, end, limit) : end;
    }

    private boolean agrees(ZipEntry entry, int at, int nameLength) {
        boolean same = u16(bytes, at + 4) == entry.needed()
                && u16(bytes, at + 6) == entry.flags()
                && u16(bytes, at + 8) == entry.method()
                && i32(bytes, at + 10) == entry.time()
                && (bytes[at + 4] & 0xFF) <= 63
                && (bytes[at + 5] & 0xFF) <= 20
                && Arrays.equals(
                        bytes,
                        at + LOCAL_SIZE,
                        at + LOCAL_SIZE + nameLength,
                        entry.rawName(),
                        0,
                        entry.rawName().length);
        return same && numbersAgree(entry, at + 14, entry.hasFlag(ZipEntry.DESCRIPTOR));
    }

    private boolean numbersAgree(ZipEntry entry, int at, boolean mayBeZero) {
        return agrees(i32(bytes, at), entry.crc(), mayBeZero)
                && agrees(i32(bytes, at + 4), entry.packed(), mayBeZero)
                && agrees(i32(bytes, at + 8), entry.size(), mayBeZero);
    }

    private static boolean agrees(int here, int there, boolean mayBeZero) {
        return here == there || (mayBeZero && here == 0);
    }

    /** The numbers that follow a file whose header was written before they were known; with or without their mark. */
    private int descriptor(ZipEntry entry, int at, int limit) {
        for (int mark = 4; mark >= 0; mark -= 4) {
            boolean marked = at + 4 <= limit && i32(bytes, at) == DESCRIPTOR;
            if ((mark == 0 || marked)
                    && at + mark + DESCRIPTOR_SIZE <= limit
                    && numbersAgree(entry, at + mark, false)) {
                return at + mark + DESCRIPTOR_SIZE;
            }
        }
        fault(Kind.HEADERS_DISAGREE, "the numbers behind " + entry.name());
        return at;
    }

    private byte @Nullable [] content(ZipEntry entry, int start, Inflater inflater) {
        if (entry.hasFlag(ZipEntry.ENCRYPTED)) {
            fault(Kind.ENCRYPTED, entry.name());
            return null;
        }
        int known = ZipEntry.DESCRIPTOR | ZipEntry.UTF_8 | ZipEntry.DEFLATE_OPTIONS;
        boolean stored = entry.method() == ZipEntry.STORED;
        if ((entry.flags() & ~known) != 0 || (!stored && entry.method() != ZipEntry.DEFLATED)) {
            fault(Kind.UNSUPPORTED, entry.name() + ", method " + entry.method());
            return null;
        }
        unpacked += entry.size();
        if (entry.size() > limits.file() || unpacked > limits.total() || limits.isBomb(entry.packed(), entry.size())) {
            fault(Kind.TOO_LARGE, entry.name());
            return null;
        }
        byte[] content =
                stored ? Arrays.copyOfRange(bytes, start, start + entry.packed()) : inflate(entry, start, inflater);
        if (content == null || content.length != entry.size() || crc(content) != entry.crc()) {
            fault(Kind.DAMAGED, entry.name());
            return null;
        }
        return content;
    }

    /** Null unless the packed bytes, all of them, give exactly the size that was promised. */
    private byte @Nullable [] inflate(ZipEntry entry, int start, Inflater inflater) {
        inflater.reset();
        inflater.setInput(bytes, start, entry.packed());
        byte[] content = new byte[entry.size()];
        try {
            int length = 0;
            while (length < content.length) {
                int read = inflater.inflate(content, length, content.length - length);
                if (read == 0) {
                    return null;
                }
                length += read;
            }
            boolean more = !inflater.finished() && inflater.inflate(new byte[1]) > 0;
            return more || !inflater.finished() || inflater.getRemaining() > 0 ? null : content;
        } catch (DataFormatException e) {
            return null;
        }
    }

    private static int crc(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return (int) crc.getValue();
    }

    private void fault(Kind kind, String detail) {
        faults.add(new ZipFault(kind, detail));
    }
}
