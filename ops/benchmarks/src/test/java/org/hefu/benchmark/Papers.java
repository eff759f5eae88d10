package org.hefu.benchmark;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.pdf.SamplePapers;
import org.hefu.signature.Signatory;
import org.hefu.verification.Verifier;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;

/** What the benchmarks of documents have in common. */
final class Papers {

    private static final int ROWS_OF_TWO_PAGES = 30;

    private final TestAuthority authority;
    private final Verifier verifier =
            new Verifier(Clock.fixed(TestAuthority.NOW.plusSeconds(60), ZoneOffset.UTC));
    private final TrustStore trust;

    Papers(TestAuthority authority) {
        this.authority = authority;
        this.trust = authority.trustWithLists();
    }

    /** A paper of two pages with text, a table and a QR code. */
    static byte[] twoPages() {
        return SamplePapers.evidence(ROWS_OF_TWO_PAGES).write();
    }

    /** Signs as the authority's signer, with the same function on either side of a comparison. */
    Signatory signatory() {
        return new Signatory(
                authority.signer, List.of(authority.issuing), List.of(), authority.scheme(), authority::sign);
    }

    VerificationReport verify(byte[] file) {
        return verifier.verify("paper", file, trust);
    }

    void mustPass(byte[] file) {
        VerificationReport report = verify(file);
        if (report.verdict() != Verdict.TOTAL_PASSED) {
            throw new IllegalStateException("We say " + report.verdict() + ": " + report.reasons());
        }
    }
}
