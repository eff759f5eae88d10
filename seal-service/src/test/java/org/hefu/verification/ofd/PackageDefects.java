package org.hefu.verification.ofd;

import static org.hefu.verification.report.Verdict.TOTAL_FAILED;
import static org.hefu.verification.report.Verdict.UNREADABLE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hefu.container.PackedFile;
import org.hefu.container.ZipArchive;
import org.hefu.container.ZipLimits;

/** Sealed OFD files whose package is made so that two readers see two papers in it, or none can bear it. */
final class PackageDefects extends DefectiveOfds {

    private static final int TOO_DEEP = 20_000;

    private PackageDefects(List<Defect> defects) {
        super(defects);
    }

    static List<Defect> all() {
        List<Defect> defects = new ArrayList<>();
        PackageDefects made = new PackageDefects(defects);
        made.names();
        made.shape();
        made.hostile();
        return defects;
    }

    private void names() {
        add("package-name-with-dots", named("../evil.xml"), TOTAL_FAILED, "PACKAGE_UNSAFE_NAME");
        add("package-name-absolute", named("/evil12.xml"), TOTAL_FAILED, "PACKAGE_UNSAFE_NAME");
        add("package-name-with-backslash", named("evil\\12.xml"), TOTAL_FAILED, "PACKAGE_UNSAFE_NAME");
        add("package-name-of-this-folder", named("Doc_0/./x.xm"), TOTAL_FAILED, "PACKAGE_UNSAFE_NAME");
        add("package-name-twice-but-for-case", named("ofd.XML"), TOTAL_FAILED, "PACKAGE_DUPLICATE_NAME");
        add("package-name-twice", named("OFD.xml"), TOTAL_FAILED, "PACKAGE_DUPLICATE_NAME");
    }

    private void shape() {
        byte[] renamed = SEALED.clone();
        renamed[30] = 'X';
        add("package-headers-disagree", renamed, TOTAL_FAILED, "PACKAGE_HEADERS_DISAGREE");
        byte[] folder = SEALED.clone();
        int directory = ByteBuffer.wrap(folder).order(ByteOrder.LITTLE_ENDIAN).getInt(folder.length - 6);
        folder[directory + 38] |= 0x10;
        add("package-file-is-a-folder", folder, TOTAL_FAILED, "PACKAGE_UNSAFE_NAME");
        add("bytes-behind-the-package", Arrays.copyOf(SEALED, SEALED.length + 10), TOTAL_FAILED, "PACKAGE_STRAY_BYTES");
        byte[] before = new byte[SEALED.length + 10];
        System.arraycopy(SEALED, 0, before, 10, SEALED.length);
        System.arraycopy(SEALED, 0, before, 0, 10);
        add("bytes-before-the-package", before, UNREADABLE, "OFD_UNREADABLE");
    }

    private void hostile() {
        add("bomb", withEntry("bomb", new byte[50 << 20]), TOTAL_FAILED, "PACKAGE_TOO_LARGE");
        add("endless-entries", endless(), UNREADABLE, "OFD_UNREADABLE");
        RawOfd nested = sealed().put(RawOfd.LIST, "<a>".repeat(TOO_DEEP) + "</a>".repeat(TOO_DEEP));
        add("nested-deeply", nested.zip(), UNREADABLE, "OFD_UNREADABLE");
        RawOfd description = sealed().describe(text -> text.replace(
                "</ofd:Signature>", "<a>".repeat(TOO_DEEP) + "</a>".repeat(TOO_DEEP) + "</ofd:Signature>"));
        add("description-nested-deeply", description.zip(), UNREADABLE, "SIGNATURE_UNREADABLE");
    }

    private static byte[] endless() {
        RawOfd raw = sealed();
        for (int i = 0; i <= ZipLimits.DOCUMENT.entries(); i++) {
            raw.put("x/" + i, new byte[0]);
        }
        return raw.zip();
    }

    private static byte[] named(String name) {
        String innocent = "x".repeat(name.length());
        HexFormat hex = HexFormat.of();
        return hex.parseHex(hex.formatHex(withEntry(innocent, new byte[] {1}))
                .replace(
                        hex.formatHex(innocent.getBytes(StandardCharsets.UTF_8)),
                        hex.formatHex(name.getBytes(StandardCharsets.UTF_8))));
    }

    private static byte[] withEntry(String name, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (PackedFile file : ZipArchive.read(SEALED, ZipLimits.DOCUMENT).files()) {
                zip.putNextEntry(new ZipEntry(file.name()));
                zip.write(file.content());
            }
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
