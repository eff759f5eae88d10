package org.hefu.verification.eu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.verification.eu.EuFiles.asic;
import static org.hefu.verification.eu.EuFiles.jades;
import static org.hefu.verification.eu.EuFiles.verify;
import static org.hefu.verification.eu.EuFiles.xades;

import java.util.List;
import java.util.stream.IntStream;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.signature.eu.JadesSigner.Form;
import org.hefu.signature.eu.XadesSigner.Packaging;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.Test;

/**
 * Every byte of small signed files, flipped in turn: none crashes the verifier, and one that passes changed nothing but
 * what {@link CoveredContent} names as not covered.
 */
class EuFlippedBytesTest {

    private static final TestAuthority AUTHORITY = TestAuthority.of("SHA256withECDSA");
    private static final TrustStore TRUST = AUTHORITY.trustWithLists();

    @Test
    void noByteOfSignedXmlCanBeFlipped() throws Exception {
        assertCovered(xades(AUTHORITY, Packaging.ENVELOPED));
    }

    @Test
    void noByteOfCompactSignedJsonCanBeFlipped() throws Exception {
        assertCovered(jades(AUTHORITY, Form.COMPACT));
    }

    @Test
    void noByteOfSignedJsonCanBeFlipped() throws Exception {
        assertCovered(jades(AUTHORITY, Form.JSON));
    }

    @Test
    void noByteOfASignedContainerCanBeFlipped() throws Exception {
        assertCovered(asic(AUTHORITY));
    }

    private static void assertCovered(byte[] file) throws Exception {
        Object content = CoveredContent.of(file);
        List<Integer> passed = IntStream.range(0, file.length)
                .parallel()
                .filter(at -> passes(file, at))
                .boxed()
                .toList();
        for (int at : passed) {
            assertThat(CoveredContent.of(flipped(file, at))).as("byte %d", at).isEqualTo(content);
        }
    }

    /** Neighbours lose different bits, so that letters become signs, other letters and what is no letter. */
    private static byte[] flipped(byte[] file, int at) {
        byte[] flipped = file.clone();
        flipped[at] ^= (byte) (1 << at % 8);
        return flipped;
    }

    private static boolean passes(byte[] file, int at) {
        VerificationReport report = verify(flipped(file, at), null, TRUST);
        assertThat(report.reasons())
                .as("byte %d: %s", at, report.reasons())
                .extracting(Reason::code)
                .doesNotContain("VERIFICATION_BROKE_OFF");
        return report.verdict() == Verdict.TOTAL_PASSED;
    }
}
