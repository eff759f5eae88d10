package org.hefu.verification.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hefu.verification.pdf.SignedPapers.NOW;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import org.hefu.certificate.TestAuthority;
import org.hefu.key.KeyAlgorithm;
import org.hefu.signature.SignatureLevel;
import org.hefu.signature.pdf.PdfSigner;
import org.hefu.timestamp.TestTimestamps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedRevisionsTest {

    private static final TestAuthority AUTHORITY = TestAuthority.sm2();

    @TempDir
    private Path folder;

    @Test
    void signaturesAreCountedAsTheReportListsThemAndTimestampsAreNot() {
        byte[] archived = PdfSigner.sign(
                RawPdf.unsigned(),
                SignedPapers.order(NOW).withLevel(SignatureLevel.LTA),
                SignedPapers.signatory(AUTHORITY),
                TestTimestamps.of(folder, AUTHORITY, KeyAlgorithm.SM2, Clock.fixed(NOW, ZoneOffset.UTC)));
        byte[] twice = SignedPapers.sign(archived, AUTHORITY);

        assertThat(SignedPapers.verify(twice, AUTHORITY.trust()).signatures()).hasSize(2);
        assertThat(SignedRevisions.asSigned(twice, 1))
                .hasValueSatisfying(first -> assertThat(first).hasSizeLessThan(archived.length));
        assertThat(SignedRevisions.asSigned(twice, 2)).contains(twice);
        assertThat(SignedRevisions.asSigned(twice, 3)).isEmpty();
    }
}
