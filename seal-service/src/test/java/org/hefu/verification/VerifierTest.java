package org.hefu.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.hefu.certificate.TrustStore;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.Test;

class VerifierTest {

    /** Whoever hands a second file over means that it be judged, too. */
    @Test
    void aFileBesideAPdfIsRefusedAndNotPassedOver() {
        VerificationReport report = new Verifier(Clock.systemUTC())
                .verify(
                        "paper.pdf",
                        "%PDF-1.7\n".getBytes(UTF_8),
                        "other".getBytes(UTF_8),
                        new TrustStore(List.of(), List.of()));

        assertThat(report.verdict()).isEqualTo(Verdict.UNREADABLE);
        assertThat(report.reasons()).extracting(reason -> reason.code()).containsExactly("CONTENT_BESIDE");
    }
}
