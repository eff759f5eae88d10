package org.hefu.verification.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.verification.pdf.RawPdf.CATALOG;
import static org.hefu.verification.pdf.RawPdf.CONTENT;
import static org.hefu.verification.pdf.RawPdf.PAGE;
import static org.hefu.verification.pdf.RawPdf.bytes;
import static org.hefu.verification.pdf.RawPdf.objects;
import static org.hefu.verification.pdf.RawPdf.update;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.hefu.certificate.TrustStore;
import org.hefu.verification.VerificationSettings;
import org.hefu.verification.Verifier;
import org.hefu.verification.report.FileFormat;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** Files that want to stop the verifier, or are none of its business. */
@Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileFilesTest {

    private static VerificationReport verify(byte[] file) {
        return SignedPapers.verify(file, TrustStore.empty());
    }

    static Stream<Arguments> wrongFiles() {
        return Stream.of(
                Arguments.of(FileFormat.EMPTY, new byte[0], "空文件"),
                Arguments.of(FileFormat.JPEG, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0}, "JPEG"),
                Arguments.of(FileFormat.PNG, new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, "PNG"),
                Arguments.of(FileFormat.TEXT, "你好，世界".getBytes(StandardCharsets.UTF_8), "纯文本"),
                Arguments.of(FileFormat.TEXT, new byte[] {(byte) 0xC4, (byte) 0xE3, (byte) 0xBA, (byte) 0xC3}, "纯文本"),
                Arguments.of(FileFormat.XML, bytes("<?xml version=\"1.0\"?><a/>"), "XML"),
                Arguments.of(FileFormat.ASN1, new byte[] {0x30, (byte) 0x82, 1, 0}, "ASN.1"),
                Arguments.of(FileFormat.ZIP, bytes("PK\3\4 something"), "ZIP"),
                Arguments.of(FileFormat.OFD, bytes("PK\3\4 OFD.xml"), "OFD"),
                Arguments.of(FileFormat.UNKNOWN, new byte[] {0, 1, 2, 3}, "无法识别"));
    }

    @ParameterizedTest
    @MethodSource("wrongFiles")
    void aFileOfAnotherKindIsToldWhatItIs(FileFormat format, byte[] file, String zh) {
        VerificationReport report = verify(file);

        assertThat(report.format()).isEqualTo(format);
        assertThat(report.verdict()).isEqualTo(Verdict.UNREADABLE);
        assertThat(report.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.zh()).contains(zh);
            assertThat(reason.en()).isNotBlank();
        });
    }

    @Test
    void aFileThatIsTooLargeIsNotLookedAt() {
        Verifier verifier = new Verifier(Clock.systemUTC(), new VerificationSettings(DataSize.ofBytes(10)));

        assertThat(verifier.verify("large.pdf", bytes("%PDF-1.7 and more"), TrustStore.empty())
                        .reasons())
                .extracting(Reason::code)
                .containsExactly("FILE_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%PDF-",
                "%PDF-1.7\nstartxref\n0\n%%EOF",
                "%PDF-1.7\nstartxref\n99999999999999\n%%EOF",
                "%PDF-1.7\nxref\n0 4000000000\ntrailer\n<<>>\nstartxref\n9\n%%EOF",
                "%PDF-1.7\nxref\ntrailer\n<< /Prev 9 >>\nstartxref\n9\n%%EOF",
                "%PDF-1.7\nxref\ntrailer\n<< /Root 1 0 R\nstartxref\n9\n%%EOF",
                "%PDF-1.7\n"
                        + "1 0 obj\n"
                        + "<< /Type /XRef /W [1 9 9] /Size 3 /Length 0 >>\n"
                        + "stream\n\n"
                        + "endstream\n"
                        + "endobj\n"
                        + "startxref\n"
                        + "9\n"
                        + "%%EOF"
            })
    void aBrokenStructureIsUnreadable(String file) {
        assertThat(verify(bytes(file)).verdict()).isEqualTo(Verdict.UNREADABLE);
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "[".repeat(1_000_000) + "]".repeat(1_000_000);

        assertThat(verify(pdf(objects(4, deep))).verdict()).isEqualTo(Verdict.UNREADABLE);
    }

    @Test
    void loopsEnd() {
        byte[] file = pdf(objects(
                1, "<< /Type /Catalog /Pages 2 0 R /AcroForm 5 0 R >>",
                2, "<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>",
                5, "<< /Fields [6 0 R] >>",
                6, "<< /Kids [6 0 R 7 0 R] >>",
                7, "7 0 R"));

        assertThat(verify(file).verdict()).isIn(Verdict.NO_SIGNATURE, Verdict.UNREADABLE);
    }

    @Test
    void aLengthThatLeadsToItselfIsRefused() {
        byte[] file = pdf(objects(4, "<< /Length 4 0 R >>\nstream\n\nendstream"));

        assertThat(verify(file).verdict()).isEqualTo(Verdict.UNREADABLE);
    }

    @Test
    void objectsInsideOfObjectsDoNotCostTheSquareOfTheirNumber() {
        int count = 200_000;
        StringBuilder text = new StringBuilder("%PDF-1.7\n");
        Map<Integer, Integer> offsets = new TreeMap<>();
        for (int i = 1; i <= count; i++) {
            offsets.put(i, text.length());
            text.append(i).append(" 0 obj(");
        }
        text.append(")endobj ".repeat(count));
        byte[] file = bytes(text.toString());

        assertThat(verify(RawPdf.references(new byte[0], file, offsets, "")).verdict())
                .isEqualTo(Verdict.UNREADABLE);
    }

    @Test
    void aStreamThatUnpacksToGigabytesIsRefused() {
        byte[] bomb = deflate(200 << 20);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes("%PDF-1.7\n1 0 obj\n<< /Type /XRef /W [1 2 1] /Size 9 /Filter /FlateDecode /Length "
                + bomb.length + " >>\nstream\n"));
        out.writeBytes(bomb);
        out.writeBytes(bytes("\nendstream\nendobj\nstartxref\n9\n%%EOF\n"));

        VerificationReport report = verify(out.toByteArray());

        assertThat(report.verdict()).isEqualTo(Verdict.UNREADABLE);
        assertThat(report.reasons().getFirst().en()).contains("too many bytes");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void randomBytesBehindThePdfMarkAreUnreadable(long seed) {
        byte[] file = new byte[200_000];
        new Random(seed).nextBytes(file);
        RawPdf.put(file, 0, "%PDF-1.7\n");
        RawPdf.put(file, file.length - 30, "\nstartxref\n" + seed * 1000 + "\n%%EOF\n");

        assertThat(verify(file).verdict()).isEqualTo(Verdict.UNREADABLE);
    }

    private static byte[] pdf(Map<Integer, String> changes) {
        Map<Integer, String> all =
                objects(1, CATALOG, 2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", 3, PAGE, 4, CONTENT);
        all.putAll(changes);
        return update(bytes("%PDF-1.7\n"), all, "");
    }

    private static byte[] deflate(int zeros) {
        try (Deflater deflater = new Deflater(9)) {
            deflater.setInput(new byte[zeros]);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[65536];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }
}
