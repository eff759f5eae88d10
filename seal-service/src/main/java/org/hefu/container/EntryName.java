package org.hefu.container;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hefu.container.ZipFault.Kind;

/** Reads and judges the names of entries. */
final class EntryName {

    private static final int LONGEST = 512;
    private static final Charset CHINESE = Charset.forName("GB18030");

    private EntryName() {}

    /** Without the mark for UTF-8, only ASCII means the same to everybody. */
    static String decode(byte[] raw, boolean utf8, List<ZipFault> faults) {
        boolean ascii = true;
        for (byte one : raw) {
            ascii &= one >= 0;
        }
        if (ascii) {
            return new String(raw, StandardCharsets.US_ASCII);
        }
        try {
            String name = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
            if (!utf8) {
                faults.add(new ZipFault(Kind.NAME_ENCODING, name));
            }
            return name;
        } catch (CharacterCodingException e) {
            String name = new String(raw, CHINESE);
            faults.add(new ZipFault(Kind.NAME_ENCODING, name));
            return name;
        }
    }

    /** Checks every name by itself and against the others. */
    static void check(List<ZipEntry> entries, List<ZipFault> faults) {
        Set<String> names = new HashSet<>();
        Set<String> folders = new HashSet<>();
        for (ZipEntry entry : entries) {
            if (!isSafe(entry.name())) {
                faults.add(new ZipFault(Kind.UNSAFE_NAME, shown(entry.name())));
            }
            String same = folded(entry.name());
            String bare = entry.isFolder() ? same.substring(0, same.length() - 1) : same;
            if (!names.add(bare)) {
                faults.add(new ZipFault(Kind.DUPLICATE_NAME, shown(entry.name())));
            }
            for (int slash = bare.indexOf('/'); slash >= 0; slash = bare.indexOf('/', slash + 1)) {
                folders.add(bare.substring(0, slash));
            }
        }
        for (ZipEntry entry : entries) {
            if (!entry.isFolder() && folders.contains(folded(entry.name()))) {
                faults.add(new ZipFault(Kind.DUPLICATE_NAME, shown(entry.name()) + " is a file and a folder"));
            }
        }
    }

    private static String folded(String name) {
        boolean ascii = name.chars().allMatch(character -> character < 0x80);
        String folded = ascii ? name : Normalizer.normalize(name, Normalizer.Form.NFKC);
        return folded.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** A path below the root of the package that no system can take for another. */
    private static boolean isSafe(String name) {
        if (name.isEmpty() || name.length() > LONGEST || name.equals("/")) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            if (Character.isISOControl(character) || "\\:*?\"<>|".indexOf(character) >= 0) {
                return false;
            }
        }
        String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.endsWith(".") || part.endsWith(" ") || part.startsWith(" ")) {
                return false;
            }
        }
        return true;
    }

    private static String shown(String name) {
        String printable = name.replaceAll("\\p{Cntrl}", "�");
        return printable.length() > LONGEST ? printable.substring(0, LONGEST) : printable;
    }
}
