package org.hefu.verification.eu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.verification.eu.EuFiles.asic;
import static org.hefu.verification.eu.EuFiles.jades;
import static org.hefu.verification.eu.EuFiles.text;
import static org.hefu.verification.eu.EuFiles.verify;
import static org.hefu.verification.eu.EuFiles.xades;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.signature.eu.JadesSigner.Form;
import org.hefu.signature.eu.XadesSigner.Packaging;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.Test;

/**
 * Bytes of small signed files, flipped in turn: no flip inside what is covered passes, and none crashes the verifier.
 * EU DSS takes its time, so every seventeenth byte is tried, beginning with another one for each bit.
 */
class EuFlippedBytesTest {

    private static final int STEP = 17;
    private static final TestAuthority AUTHORITY = TestAuthority.of("SHA256withECDSA");
    private static final TrustStore TRUST = AUTHORITY.trustWithLists();

    @Test
    void noByteOfSignedXmlCanBeFlipped() {
        byte[] file = xades(AUTHORITY, Packaging.ENVELOPED);
        String text = text(file);
        // Line ends in Base64 and the case of a name that nobody reads say nothing; the content says all.
        int end = text.indexOf("<ds:Signature ");

        assertThat(passedAt(file, 0, text.substring(0, end).getBytes(StandardCharsets.UTF_8).length, 1))
                .isEmpty();
        passedAt(file, end, file.length, STEP);
    }

    @Test
    void noByteOfSignedJsonCanBeFlipped() {
        byte[] file = jades(AUTHORITY, Form.COMPACT);

        assertThat(passedAt(file, 0, text(file).lastIndexOf('.'), STEP)).isEmpty();
    }

    @Test
    void noByteOfASignedContainerCanBeFlipped() {
        byte[] file = asic(AUTHORITY);

        // What ZIP says besides the files, such as the time of day, nobody signed and nobody is shown.
        for (int at : passedAt(file, 0, file.length, STEP)) {
            for (int bit = 0; bit < 8; bit += 3) {
                byte[] flipped = file.clone();
                flipped[at] ^= (byte) (1 << bit);
                if (verify(flipped, null, TRUST).verdict() == Verdict.TOTAL_PASSED) {
                    assertThat(RawContainers.files(flipped))
                            .usingRecursiveComparison()
                            .isEqualTo(RawContainers.files(file));
                }
            }
        }
    }

    private static List<Integer> passedAt(byte[] file, int from, int to, int step) {
        List<Integer> passed = new ArrayList<>();
        for (int bit = 0; bit < 8; bit += 3) {
            for (int at = from + bit % step; at < to; at += step) {
                byte[] flipped = file.clone();
                flipped[at] ^= (byte) (1 << bit);

                VerificationReport report = verify(flipped, null, TRUST);

                assertThat(report.reasons())
                        .as("byte %d bit %d: %s", at, bit, report.reasons())
                        .extracting(Reason::code)
                        .doesNotContain("VERIFICATION_BROKE_OFF");
                if (report.verdict() == Verdict.TOTAL_PASSED) {
                    passed.add(at);
                }
            }
        }
        return passed;
    }
}
