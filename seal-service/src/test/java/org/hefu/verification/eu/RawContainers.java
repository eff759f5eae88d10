package org.hefu.verification.eu;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hefu.container.ZipArchive;
import org.hefu.container.ZipLimits;

/** Takes containers apart and packs them again, with what an attacker wants in them. */
final class RawContainers {

    private RawContainers() {}

    static Map<String, byte[]> files(byte[] container) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        ZipArchive.read(container, ZipLimits.DOCUMENT).files().forEach(file -> files.put(file.name(), file.content()));
        return files;
    }

    static byte[] pack(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                CRC32 check = new CRC32();
                check.update(file.getValue());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(file.getValue().length);
                entry.setCrc(check.getValue());
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** With a file that unpacks to 50 MB of nothing. */
    static byte[] bomb(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
            zip.putNextEntry(new ZipEntry("bomb"));
            zip.write(new byte[50 << 20]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The second file has a name of the same length first, which is then overwritten everywhere. */
    static byte[] packWithTwin(Map<String, byte[]> files, String name, byte[] other) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        String placeholder = "Z".repeat(wanted.length);
        Map<String, byte[]> more = new LinkedHashMap<>(files);
        more.put(placeholder, other);
        byte[] packed = pack(more);
        byte[] mark = placeholder.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at + mark.length <= packed.length; at++) {
            if (Arrays.equals(packed, at, at + mark.length, mark, 0, mark.length)) {
                System.arraycopy(wanted, 0, packed, at, wanted.length);
            }
        }
        return packed;
    }
}
