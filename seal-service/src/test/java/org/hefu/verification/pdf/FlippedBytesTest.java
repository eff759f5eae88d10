package org.hefu.verification.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.verification.pdf.SignedPapers.verify;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.key.KeyAlgorithm;
import org.hefu.pdf.SamplePapers;
import org.hefu.signature.SignatureLevel;
import org.hefu.signature.pdf.PdfSigner;
import org.hefu.timestamp.TestTimestamps;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlippedBytesTest {

    private static final TestAuthority AUTHORITY = TestAuthority.sm2();
    private static final TrustStore TRUST = AUTHORITY.trust();
    private static final byte[] SIGNED = RawPdf.signed(AUTHORITY);

    @Test
    void theFilePassesAsItIs() {
        assertThat(verify(SIGNED, TRUST).reasons()).extracting(Reason::code).containsExactly("ALL_PASSED");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x08, 0x80})
    void noByteCanBeFlippedAnywhere(int bit) {
        int gapStart = RawPdf.text(SIGNED).lastIndexOf("/Contents <") + 10;
        int gapEnd = gapStart + RawPdf.ROOM + 2;
        int failed = 0;
        for (int at = 0; at < SIGNED.length; at++) {
            byte[] flipped = SIGNED.clone();
            flipped[at] ^= (byte) bit;

            Verdict verdict = verify(flipped, TRUST).verdict();

            assertThat(verdict).as("byte %d of %d", at, SIGNED.length).isNotEqualTo(Verdict.TOTAL_PASSED);
            failed += verdict == Verdict.TOTAL_FAILED && (at < gapStart || at >= gapEnd) ? 1 : 0;
        }
        // A flip that hides the signature, or the file, is called unreadable; every other one is named.
        assertThat(failed).isGreaterThan((SIGNED.length - RawPdf.ROOM) * 9 / 10);
    }

    /** In the gaps some bytes stand a second time elsewhere in the file, and are not needed; all others count. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noByteOfALastingSignatureCanBeFlippedOutsideOfItsValues(long seed, @TempDir Path folder) {
        byte[] archived = PdfSigner.sign(
                SamplePapers.small(),
                SignedPapers.stamped(SignedPapers.NOW).withLevel(SignatureLevel.LTA),
                SignedPapers.signatory(AUTHORITY),
                TestTimestamps.of(folder, AUTHORITY, KeyAlgorithm.SM2, Clock.fixed(SignedPapers.NOW, ZoneOffset.UTC)));
        assertThat(verify(archived, TRUST).verdict()).isEqualTo(Verdict.TOTAL_PASSED);
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            int at = random.nextInt(archived.length);
            byte[] flipped = archived.clone();
            flipped[at] ^= (byte) (1 << random.nextInt(8));

            if (!isInGap(RawPdf.text(archived), at)) {
                assertThat(verify(flipped, TRUST).verdict())
                        .as("seed %d, byte %d", seed, at)
                        .isNotEqualTo(Verdict.TOTAL_PASSED);
            }
        }
    }

    private static boolean isInGap(String text, int at) {
        int start = text.lastIndexOf("/Contents <", at);
        return start >= 0 && at > start + 10 && at < text.indexOf('>', start);
    }

    /** Lower and upper case digits say the same. */
    @Test
    void theCaseOfADigitDoesNotMatter() {
        byte[] upper = SIGNED.clone();
        RawPdf.put(
                upper,
                RawPdf.text(SIGNED).lastIndexOf("/Contents <"),
                "/Contents <"
                        + RawPdf.text(SIGNED)
                                .split("/Contents <")[1]
                                .split(">")[0]
                                .toUpperCase(Locale.ROOT));

        assertThat(verify(upper, TRUST).verdict()).isEqualTo(Verdict.TOTAL_PASSED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aRealPaperCutSplicedOrOverwrittenNeverPasses(long seed) {
        byte[] paper = SignedPapers.sign(SamplePapers.small(), AUTHORITY);
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            byte[] changed = mutate(paper, random);

            assertThat(verify(changed, TRUST).verdict())
                    .as("seed %d, round %d", seed, i)
                    .isNotEqualTo(Verdict.TOTAL_PASSED);
        }
    }

    private static byte[] mutate(byte[] paper, Random random) {
        int at = random.nextInt(paper.length - 1);
        int length = 1 + random.nextInt(Math.min(300, paper.length - at - 1));
        byte[] changed;
        switch (random.nextInt(4)) {
            case 0 -> changed = Arrays.copyOf(paper, at);
            case 1 -> {
                changed = new byte[paper.length - length];
                System.arraycopy(paper, 0, changed, 0, at);
                System.arraycopy(paper, at + length, changed, at, paper.length - at - length);
            }
            case 2 -> {
                changed = new byte[paper.length + length];
                System.arraycopy(paper, 0, changed, 0, at + length);
                System.arraycopy(paper, at, changed, at + length, paper.length - at);
            }
            default -> {
                changed = paper.clone();
                changed[at] ^= (byte) (1 + random.nextInt(255));
                // Overwriting a digit of the signature with its other case would change nothing.
                changed[random.nextInt(200)] ^= (byte) 0x81;
            }
        }
        return changed;
    }
}
