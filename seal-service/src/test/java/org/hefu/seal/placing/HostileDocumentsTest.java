package org.hefu.seal.placing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hefu.seal.picture.SealDesign;
import org.hefu.seal.picture.SealImage;
import org.hefu.seal.picture.SealShape;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.SigningRefusedException.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Documents that want to stop whoever seals them. What reads them inside the hub is our own, and gives up within its
 * limits.
 */
@Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileDocumentsTest {

    /** Asked for in all; most of it is given back at once. */
    private static final long MOST_BYTES = 640L << 20;

    private static final SealImage IMAGE =
            SealImage.drawn(new SealDesign(SealShape.ROUND, 42, 42, SealDesign.RED, "衡东县人社局", "", "", "", true));

    private static final WordSearch NOWHERE = (pdf, word) -> Optional.empty();

    static Stream<Arguments> pdfs() {
        return Stream.of(
                Arguments.of("nested", pdf("<< /Type /Catalog /Pages " + "[".repeat(500_000) + " >>", "")),
                Arguments.of("page tree in a circle", pdf(CATALOG, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>")),
                Arguments.of(
                        "page tree with too many numbers",
                        pdf(CATALOG, "<< /Type /Pages /Kids [" + "0 ".repeat(9_000_000) + "] /Count 1 >>")),
                Arguments.of("bomb", packed("<< /Type /Pages /Count 1 /Kids [" + "0 ".repeat(16_000_000) + "] >>")),
                Arguments.of("cut short", "%PDF-1.7\n1 0 obj".getBytes(StandardCharsets.US_ASCII)));
    }

    private static final String CATALOG = "<< /Type /Catalog /Pages 2 0 R >>";

    @ParameterizedTest(name = "{0}")
    @MethodSource("pdfs")
    void aHostilePdfIsRefusedForLittle(String name, byte[] pdf) {
        for (SealPosition position : List.of(SealPosition.PAPER, SealPosition.at(1, 10, 10))) {
            assertThat(cost(() -> PdfPlaces.find(pdf, position, IMAGE, NOWHERE)))
                    .isLessThan(MOST_BYTES);
        }
    }

    static Stream<Arguments> ofds() {
        return Stream.of(
                Arguments.of("bomb", zip("OFD.xml", new byte[100 << 20])),
                Arguments.of("nested", zip("OFD.xml", ("<a>".repeat(1_000_000)).getBytes(StandardCharsets.US_ASCII))),
                Arguments.of(
                        "entities",
                        zip(
                                "OFD.xml",
                                "<!DOCTYPE a [<!ENTITY b \"bb\">]><a>&b;</a>".getBytes(StandardCharsets.US_ASCII))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofds")
    void aHostileOfdIsRefusedForLittle(String name, byte[] ofd) {
        assertThat(cost(() -> OfdPlaces.find(ofd, SealPosition.PAPER, IMAGE))).isLessThan(MOST_BYTES);
    }

    @Test
    void aDocumentWithoutPagesIsNoDocument() {
        byte[] empty = pdf(CATALOG, "<< /Type /Pages /Kids [] /Count 0 >>");

        assertThatExceptionOfType(PlaceNotFoundException.class)
                .isThrownBy(() -> PdfPlaces.find(empty, SealPosition.at(-1, 0, 0), IMAGE, NOWHERE));
    }

    @Test
    void anEncryptedDocumentIsRefused() {
        String text = text(pdf(CATALOG, "<< /Type /Pages /Kids [] /Count 0 >>"));
        byte[] locked =
                text.replace("/Root 1 0 R", "/Root 1 0 R /Encrypt << >>").getBytes(StandardCharsets.ISO_8859_1);

        assertThatExceptionOfType(SigningRefusedException.class)
                .isThrownBy(() -> PdfPlaces.find(locked, SealPosition.PAPER, IMAGE, NOWHERE))
                .satisfies(e -> assertThat(e.code()).isEqualTo(Code.PDF_ENCRYPTED));
    }

    /** Bytes that were asked for until it was refused; fails if it was not. */
    private static long cost(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Throwable refusal = catchThrowable(work::run);
        assertThat(refusal).isInstanceOf(RuntimeException.class);
        assertThat(refusal.getMessage()).isNotBlank();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static byte[] pdf(String catalog, String pages) {
        StringBuilder text = new StringBuilder("%PDF-1.7\n");
        List<Integer> offsets = new ArrayList<>();
        for (String object : List.of(catalog, pages)) {
            offsets.add(text.length());
            text.append(offsets.size()).append(" 0 obj\n").append(object).append("\nendobj\n");
        }
        int references = text.length();
        text.append("xref\n0 3\n0000000000 65535 f \n");
        offsets.forEach(offset -> text.append("%010d 00000 n \n".formatted(offset)));
        text.append("trailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n")
                .append(references)
                .append("\n%%EOF\n");
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The same with the page tree in an object stream, so that few bytes become many. */
    private static byte[] packed(String pages) {
        byte[] held = deflate(("2 0 " + pages).getBytes(StandardCharsets.ISO_8859_1));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, "%PDF-1.7\n1 0 obj\n" + CATALOG + "\nendobj\n");
        int stream = out.size();
        write(
                out,
                "3 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length " + held.length
                        + " >>\nstream\n");
        out.writeBytes(held);
        write(out, "\nendstream\nendobj\n");
        int references = out.size();
        write(out, "4 0 obj\n<< /Type /XRef /W [1 4 1] /Size 5 /Root 1 0 R /Length 30 >>\nstream\n");
        row(out, 0, 0, 0);
        row(out, 1, 9, 0);
        row(out, 2, 3, 0);
        row(out, 1, stream, 0);
        row(out, 1, references, 0);
        write(out, "\nendstream\nendobj\nstartxref\n" + references + "\n%%EOF\n");
        return out.toByteArray();
    }

    private static void row(ByteArrayOutputStream out, int kind, int second, int third) {
        out.write(kind);
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(second >> shift);
        }
        out.write(third);
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] deflate(byte[] content) {
        try (Deflater deflater = new Deflater(9)) {
            deflater.setInput(content);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[65536];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }

    private static byte[] zip(String name, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
