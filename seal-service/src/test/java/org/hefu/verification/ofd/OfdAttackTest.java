package org.hefu.verification.ofd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.verification.ofd.SealedOfds.NOW;
import static org.hefu.verification.ofd.SealedOfds.OTHER;
import static org.hefu.verification.ofd.SealedOfds.OWNER;
import static org.hefu.verification.ofd.SealedOfds.TRUST;
import static org.hefu.verification.ofd.SealedOfds.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.TestAuthority;
import org.hefu.container.PackedFile;
import org.hefu.container.ZipArchive;
import org.hefu.container.ZipLimits;
import org.hefu.container.ZipWriter;
import org.hefu.key.KeyAlgorithm;
import org.hefu.ofd.SampleOfds;
import org.hefu.signature.ofd.OfdProtection;
import org.hefu.signature.ofd.OfdSigner;
import org.hefu.signature.ses.SesSignature;
import org.hefu.signature.ses.TestSeals;
import org.hefu.timestamp.TestTimestamps;
import org.hefu.timestamp.TimestampSource;
import org.hefu.verification.ofd.Defects.Defect;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OfdAttackTest {

    private static final byte[] SEALED = SealedOfds.sealed(OfdProtection.OPEN);

    @TempDir
    private Path folder;

    static Stream<Defect> defects() {
        return Defects.all().stream();
    }

    @ParameterizedTest
    @MethodSource("defects")
    void aDefectIsFoundAndNamed(Defect defect) {
        VerificationReport report = verify(defect.file(), defect.trust());

        assertThat(report.reasons())
                .extracting(Reason::code)
                .as(String.valueOf(report.reasons()))
                .contains(defect.code());
        assertThat(report.verdict()).as(String.valueOf(report.reasons())).isEqualTo(defect.verdict());
        // What is doubtful is so for one reason alone.
        assertThat(report.reasons().size() == 1 || report.verdict() != Verdict.INDETERMINATE)
                .as(String.valueOf(report.reasons()))
                .isTrue();
    }

    private static void assertFound(byte[] file, Verdict verdict, String code) {
        VerificationReport report = verify(file, TRUST);
        assertThat(report.reasons()).extracting(Reason::code).contains(code);
        assertThat(report.verdict()).isEqualTo(verdict);
    }

    private static byte[] withEntry(String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (PackedFile file : ZipArchive.read(SEALED, ZipLimits.DOCUMENT).files()) {
                zip.putNextEntry(new ZipEntry(file.name()));
                zip.write(file.content());
            }
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] renamed(byte[] zip, String what, String by) {
        HexFormat hex = HexFormat.of();
        return hex.parseHex(hex.formatHex(zip)
                .replace(
                        hex.formatHex(what.getBytes(StandardCharsets.UTF_8)),
                        hex.formatHex(by.getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest
    @CsvSource({
        "../evil.xml, UNSAFE_NAME",
        "/evil12.xml, UNSAFE_NAME",
        "evil\\12.xml, UNSAFE_NAME",
        "Doc_0/./x.xm, UNSAFE_NAME",
        "ofd.XML, DUPLICATE_NAME",
        "OFD.xml, DUPLICATE_NAME"
    })
    void aDeceptiveNameInThePackageFails(String name, String fault) throws IOException {
        String innocent = "x".repeat(name.length());

        assertFound(
                renamed(withEntry(innocent, new byte[] {1}), innocent, name), Verdict.TOTAL_FAILED, "PACKAGE_" + fault);
    }

    @Test
    void anotherFileBehindTheLocalHeaderFails() {
        byte[] zip = SEALED.clone();
        zip[30] = 'X';

        assertFound(zip, Verdict.TOTAL_FAILED, "PACKAGE_HEADERS_DISAGREE");
    }

    @Test
    void bytesBehindThePackageFail() {
        assertFound(Arrays.copyOf(SEALED, SEALED.length + 10), Verdict.TOTAL_FAILED, "PACKAGE_STRAY_BYTES");
    }

    @Test
    void aBombInThePackageFails() throws IOException {
        assertFound(withEntry("bomb", new byte[50 << 20]), Verdict.TOTAL_FAILED, "PACKAGE_TOO_LARGE");
    }

    @Test
    void aTimestampOfOtherDataFails() {
        TimestampSource time = TestTimestamps.of(folder, OWNER, KeyAlgorithm.SM2, Clock.fixed(NOW, ZoneOffset.UTC));
        RawOfd raw = RawOfd.of(SEALED);
        byte[] other = DigestAlgorithm.SM3.of(new byte[] {1});
        raw.put(
                RawOfd.VALUE,
                SesSignature.read(raw.get(RawOfd.VALUE))
                        .withTimestamp(time.stamp(DigestAlgorithm.SM3, other).encoded())
                        .encoded());

        assertFound(raw.zip(), Verdict.TOTAL_FAILED, "TIMESTAMP_OTHER_DATA");
    }

    @Test
    void aTimestampFromAStrangerProvesNothing() {
        TestAuthority stranger = TestAuthority.sm2();
        TimestampSource time = TestTimestamps.of(folder, stranger, KeyAlgorithm.SM2, Clock.fixed(NOW, ZoneOffset.UTC));

        assertFound(stamped(time), Verdict.INDETERMINATE, "TIMESTAMP_NOT_TRUSTED");
    }

    @Test
    void aTimestampBeforeTheClaimedTimeFails() {
        Clock early = Clock.fixed(NOW.minus(Duration.ofDays(1)), ZoneOffset.UTC);
        TimestampSource time = TestTimestamps.of(folder, OTHER, KeyAlgorithm.SM2, early);

        assertFound(stamped(time), Verdict.TOTAL_FAILED, "TIMESTAMP_BEFORE_SIGNING");
    }

    private static byte[] stamped(TimestampSource time) {
        return OfdSigner.sign(
                SampleOfds.onePage(),
                SealedOfds.order(OfdProtection.OPEN),
                SealedOfds.SEAL,
                TestSeals.signatory(OWNER),
                time);
    }

    /** A signature that is true in itself stays so; only the file as a whole fails. */
    @Test
    void eachSignatureHasItsOwnVerdict() {
        RawOfd twice = RawOfd.of(SealedOfds.sealByOther(SEALED, OfdProtection.OPEN));
        twice.replace("Doc_0/Signs/Sign_1/Signature.xml", "Boundary=\"130", "Boundary=\"13");

        assertThat(verify(twice.zip(), TRUST).signatures())
                .extracting(signature -> signature.verdict())
                .containsExactly(Verdict.TOTAL_PASSED, Verdict.TOTAL_FAILED);
    }

    @Test
    void anEmptyPackageIsNoSealedPaper() {
        assertThat(List.of(Verdict.UNREADABLE, Verdict.NO_SIGNATURE))
                .contains(verify(new ZipWriter().store("OFD.xml", new byte[0]).finish(), TRUST)
                        .verdict());
    }
}
