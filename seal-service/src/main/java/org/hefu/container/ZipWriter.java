package org.hefu.container;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes a ZIP package (APPNOTE 6.3.3): the same calls give the same bytes. Files of another package are copied as they
 * are packed there. Not safe for use by several threads.
 */
public final class ZipWriter implements AutoCloseable {

    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_SIZE = 30;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_SIZE = 46;
    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int VERSION = 20;
    /** The first of January 1980, the earliest date there is; every file has it. */
    private static final int TIME = 0x00210000;

    private static final int MOST_ENTRIES = 0xFFFE;

    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final List<ZipEntry> entries = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private byte[] out = new byte[64 * 1024];
    private int length;

    /** Packs a file. */
    public ZipWriter deflate(String name, byte[] content) {
        deflater.reset();
        deflater.setInput(content);
        deflater.finish();
        byte[] packed = new byte[content.length];
        int size = deflater.deflate(packed);
        return deflater.finished() ? add(name, ZipEntry.DEFLATED, content, packed, size) : store(name, content);
    }

    /** Adds a file as it is, for one that cannot be packed any further. */
    public ZipWriter store(String name, byte[] content) {
        return add(name, ZipEntry.STORED, content, content, content.length);
    }

    /** Copies a file from another package without unpacking it. */
    public ZipWriter copy(PackedFile file) {
        ZipEntry entry = file.entry();
        header(entry.name(), entry.method(), entry.crc(), entry.packed(), entry.size());
        append(file.archive(), file.start(), entry.packed());
        return this;
    }

    private ZipWriter add(String name, int method, byte[] content, byte[] packed, int size) {
        CRC32 crc = new CRC32();
        crc.update(content);
        header(name, method, (int) crc.getValue(), size, content.length);
        append(packed, 0, size);
        return this;
    }

    private void header(String name, int method, int crc, int packed, int size) {
        if (!names.add(name)) {
            throw new IllegalArgumentException("The package has a file " + name + " already");
        }
        if (entries.size() == MOST_ENTRIES) {
            throw new IllegalArgumentException("A package holds at most " + MOST_ENTRIES + " files");
        }
        byte[] rawName = name.getBytes(StandardCharsets.UTF_8);
        int flags = rawName.length == name.length() ? 0 : ZipEntry.UTF_8;
        ZipEntry entry = new ZipEntry(name, rawName, VERSION, flags, method, TIME, crc, packed, size, length);
        entries.add(entry);
        room(LOCAL_SIZE + rawName.length + packed);
        i32(LOCAL);
        common(entry);
        i16(0);
        append(rawName, 0, rawName.length);
    }

    private void common(ZipEntry entry) {
        i16(entry.needed());
        i16(entry.flags());
        i16(entry.method());
        i32(entry.time());
        i32(entry.crc());
        i32(entry.packed());
        i32(entry.size());
        i16(entry.rawName().length);
    }

    /** The finished package; nothing can be added afterwards. */
    public byte[] finish() {
        int start = length;
        for (ZipEntry entry : entries) {
            room(ENTRY_SIZE + entry.rawName().length);
            i32(ENTRY);
            i16(VERSION);
            common(entry);
            i16(0);
            i16(0);
            i16(0);
            i16(0);
            i32(0);
            i32(entry.offset());
            append(entry.rawName(), 0, entry.rawName().length);
        }
        int size = length - start;
        room(END_SIZE);
        i32(END);
        i32(0);
        i16(entries.size());
        i16(entries.size());
        i32(size);
        i32(start);
        i16(0);
        close();
        return Arrays.copyOf(out, length);
    }

    private void room(int more) {
        long needed = (long) length + more;
        if (needed > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("A package is at most 2 GiB");
        }
        if (needed > out.length) {
            out = Arrays.copyOf(out, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, out.length * 2L)));
        }
    }

    private void append(byte[] bytes, int from, int count) {
        room(count);
        System.arraycopy(bytes, from, out, length, count);
        length += count;
    }

    private void i16(int value) {
        out[length++] = (byte) value;
        out[length++] = (byte) (value >> 8);
    }

    private void i32(int value) {
        i16(value);
        i16(value >> 16);
    }

    /** Gives back the memory of the packer; the package may still be fetched once by {@link #finish}. */
    @Override
    public void close() {
        deflater.end();
    }
}
