package org.hefu.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.hefu.container.ZipFault.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipArchiveTest {

    private static final byte[] TEXT = "合符".repeat(200).getBytes(StandardCharsets.UTF_8);

    private static byte[] sample() {
        return new ZipWriter()
                .deflate("OFD.xml", TEXT)
                .store("Doc_0/a.bin", new byte[] {1, 2, 3})
                .deflate("文档.xml", TEXT)
                .finish();
    }

    private static List<Kind> faults(byte[] zip) {
        return ZipArchive.read(zip, ZipLimits.DOCUMENT).faults().stream()
                .map(ZipFault::kind)
                .distinct()
                .toList();
    }

    private static byte[] javaZip(String... names) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                if (!name.endsWith("/")) {
                    zip.write(TEXT);
                }
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] replaced(byte[] zip, String what, String by) {
        HexFormat hex = HexFormat.of();
        String from = hex.formatHex(what.getBytes(StandardCharsets.UTF_8));
        String to = hex.formatHex(by.getBytes(StandardCharsets.UTF_8));
        assertThat(to).hasSameSizeAs(from);
        return hex.parseHex(hex.formatHex(zip).replace(from, to));
    }

    @Test
    void whatWasWrittenIsReadWithoutFault() {
        ZipArchive archive = ZipArchive.read(sample(), ZipLimits.DOCUMENT);

        assertThat(archive.faults()).isEmpty();
        assertThat(archive.files()).extracting(PackedFile::name).containsExactly("OFD.xml", "Doc_0/a.bin", "文档.xml");
        assertThat(archive.file("文档.xml").orElseThrow().content()).isEqualTo(TEXT);
        assertThat(archive.file("Doc_0/a.bin").orElseThrow().content()).containsExactly(1, 2, 3);
        assertThat(archive.file("missing")).isEmpty();
    }

    @Test
    void theSameCallsGiveTheSameBytes() {
        assertThat(sample()).isEqualTo(sample());
    }

    @Test
    void javaReadsWhatWasWritten() throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(sample()))) {
            assertThat(zip.getNextEntry().getName()).isEqualTo("OFD.xml");
            assertThat(zip.readAllBytes()).isEqualTo(TEXT);
            assertThat(zip.getNextEntry().getName()).isEqualTo("Doc_0/a.bin");
            assertThat(zip.getNextEntry().getName()).isEqualTo("文档.xml");
            assertThat(zip.readAllBytes()).isEqualTo(TEXT);
        }
    }

    @Test
    void whatJavaWritesIsReadWithItsDescriptors() throws IOException {
        ZipArchive archive = ZipArchive.read(javaZip("OFD.xml", "Doc_0/", "Doc_0/文.xml"), ZipLimits.DOCUMENT);

        assertThat(archive.faults()).isEmpty();
        assertThat(archive.files()).extracting(PackedFile::name).containsExactly("OFD.xml", "Doc_0/文.xml");
    }

    @Test
    void aCopiedFileIsTheSameWithoutBeingPackedAgain() throws IOException {
        ZipArchive from = ZipArchive.read(javaZip("OFD.xml", "a.xml"), ZipLimits.DOCUMENT);

        byte[] copy = new ZipWriter().copy(from.file("a.xml").orElseThrow()).finish();

        ZipArchive read = ZipArchive.read(copy, ZipLimits.DOCUMENT);
        assertThat(read.faults()).isEmpty();
        assertThat(read.file("a.xml").orElseThrow().content()).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../OFD1",
                "/abcdef",
                "a\\bcdef",
                "C:/abcd",
                "a//bcde",
                "./abcde",
                "a/../bc",
                "abcdef.",
                "abc\u0001efg"
            })
    void anUnsafeNameIsFound(String name) throws IOException {
        byte[] zip = replaced(javaZip("OFD.xml", "1234567"), "1234567", name);

        assertThat(faults(zip)).containsExactly(Kind.UNSAFE_NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OFD.xml", "ofd.XML"})
    void aNameThatComesTwiceIsFound(String name) throws IOException {
        byte[] zip = replaced(javaZip("OFD.xml", "1234567"), "1234567", name);

        assertThat(faults(zip)).containsExactly(Kind.DUPLICATE_NAME);
    }

    @Test
    void aFileThatIsAFolderTooIsFound() throws IOException {
        assertThat(faults(javaZip("Doc", "doc/a"))).containsExactly(Kind.DUPLICATE_NAME);
    }

    @Test
    void aHeaderThatNamesAnotherFileIsFound() {
        byte[] zip = sample();
        zip[30] = 'X';

        assertThat(faults(zip)).containsExactly(Kind.HEADERS_DISAGREE);
    }

    @Test
    void bytesThatBelongToNothingAreFound() {
        byte[] zip = sample();
        byte[] between = new byte[zip.length + 1];
        int directory = Bytes.i32(zip, zip.length - 6);
        System.arraycopy(zip, 0, between, 0, directory);
        System.arraycopy(zip, directory, between, directory + 1, zip.length - directory);
        between[between.length - 6]++;

        assertThat(faults(between)).containsExactly(Kind.STRAY_BYTES);
        assertThat(faults(Arrays.copyOf(zip, zip.length + 3))).containsExactly(Kind.STRAY_BYTES);
    }

    @Test
    void bytesInFrontAreRefused() {
        byte[] zip = sample();
        byte[] shifted = new byte[zip.length + 5];
        System.arraycopy(zip, 0, shifted, 5, zip.length);

        assertThatExceptionOfType(ZipFormatException.class)
                .isThrownBy(() -> ZipArchive.read(shifted, ZipLimits.DOCUMENT))
                .withMessageContaining("before");
    }

    @Test
    void anEncryptedFileIsNamed() throws IOException {
        byte[] zip = javaZip("OFD.xml");
        zip[6] |= 1;
        zip[Bytes.i32(zip, zip.length - 6) + 8] |= 1;

        assertThat(faults(zip)).containsExactly(Kind.ENCRYPTED);
    }

    @Test
    void anotherMethodIsNamed() throws IOException {
        byte[] zip = javaZip("OFD.xml");
        zip[8] = 12;
        zip[Bytes.i32(zip, zip.length - 6) + 10] = 12;

        assertThat(faults(zip)).containsExactly(Kind.UNSUPPORTED);
    }

    @Test
    void aBombIsNotUnpacked() {
        byte[] bomb = new ZipWriter().deflate("zeros", new byte[40 << 20]).finish();

        assertThat(faults(bomb)).containsExactly(Kind.TOO_LARGE);
    }

    @Test
    void tooManyBytesInAllAreNotUnpacked() {
        ZipWriter writer = new ZipWriter();
        byte[] noise = new byte[1000];
        new Random(1).nextBytes(noise);
        for (int i = 0; i < 10; i++) {
            writer.store("file" + i, noise);
        }
        ZipArchive archive = ZipArchive.read(writer.finish(), new ZipLimits(100, 1000, 5000, 200));

        assertThat(archive.files()).hasSize(5);
        assertThat(archive.faults()).hasSize(5).allMatch(fault -> fault.kind() == Kind.TOO_LARGE);
    }

    @Test
    void tooManyEntriesAreRefused() throws IOException {
        byte[] zip = javaZip("1", "2", "3");

        assertThatExceptionOfType(ZipFormatException.class)
                .isThrownBy(() -> ZipArchive.read(zip, new ZipLimits(2, 1000, 5000, 200)));
    }

    @Test
    void whatIsNoPackageIsRefused() {
        for (byte[] bytes : List.of(new byte[0], new byte[22], "PK".getBytes(StandardCharsets.UTF_8))) {
            assertThatExceptionOfType(ZipFormatException.class)
                    .isThrownBy(() -> ZipArchive.read(bytes, ZipLimits.DOCUMENT));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80})
    void aFlippedByteIsAFaultUnlessItIsNoneOfAnyFile(int bit) {
        byte[] zip = sample();
        Map<Integer, UnseenBytes> unseen = UnseenBytes.of(zip);
        for (int at = 0; at < zip.length; at++) {
            byte[] flipped = zip.clone();
            flipped[at] ^= (byte) bit;
            try {
                ZipArchive archive = ZipArchive.read(flipped, ZipLimits.DOCUMENT);
                if (archive.faults().isEmpty()) {
                    assertThat(unseen).as("byte %d", at).containsKey(at);
                    assertThat(contents(archive)).as("byte %d", at).isEqualTo(contents(zip));
                }
            } catch (ZipFormatException expected) {
                assertThat(expected.getMessage()).isNotBlank();
            }
        }
    }

    /** A reader that goes by the attributes would make a folder, or nothing, of it. */
    @ParameterizedTest
    @ValueSource(ints = {0x08, 0x10})
    void aFileThatIsAFolderByItsAttributesIsFound(int attribute) throws IOException {
        byte[] zip = javaZip("OFD.xml");
        zip[Bytes.i32(zip, zip.length - 6) + 38] |= (byte) attribute;

        assertThat(faults(zip)).containsExactly(Kind.UNSAFE_NAME);
    }

    private static List<String> contents(byte[] zip) {
        return contents(ZipArchive.read(zip, ZipLimits.DOCUMENT));
    }

    private static List<String> contents(ZipArchive archive) {
        return archive.files().stream()
                .map(file -> file.name() + HexFormat.of().formatHex(file.content()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void randomChangesNeverBreakTheReader(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] zip = random.nextBoolean() ? sample() : javaZip("OFD.xml", "a/b", "c/");
        for (int round = 0; round < 1500; round++) {
            byte[] changed = Arrays.copyOf(zip, random.nextInt(10) == 0 ? random.nextInt(zip.length) : zip.length);
            for (int i = 0; i <= random.nextInt(6) && changed.length > 0; i++) {
                boolean directory = random.nextBoolean();
                int at = directory
                        ? Math.max(0, changed.length - 1 - random.nextInt(Math.min(changed.length, 200)))
                        : random.nextInt(changed.length);
                changed[at] = (byte) (random.nextBoolean() ? random.nextInt() : random.nextBoolean() ? 0 : 0xFF);
            }
            try {
                ZipArchive.read(changed, ZipLimits.DOCUMENT);
            } catch (ZipFormatException expected) {
                assertThat(expected.getMessage()).isNotBlank();
            }
        }
    }
}
