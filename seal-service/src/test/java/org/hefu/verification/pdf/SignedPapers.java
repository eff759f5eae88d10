package org.hefu.verification.pdf;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.hefu.certificate.Certificate;
import org.hefu.certificate.TestAuthority;
import org.hefu.certificate.TrustStore;
import org.hefu.signature.Signatory;
import org.hefu.signature.pdf.PdfSignatureOrder;
import org.hefu.signature.pdf.PdfSigner;
import org.hefu.signature.pdf.Stamp;
import org.hefu.verification.Verifier;
import org.hefu.verification.report.VerificationReport;

/** Signed papers for tests. */
final class SignedPapers {

    static final Instant NOW = TestAuthority.NOW;

    private SignedPapers() {}

    static Signatory signatory(TestAuthority authority) {
        return signatory(authority, authority.signer);
    }

    static Signatory signatory(TestAuthority authority, Certificate certificate) {
        return new Signatory(
                certificate, List.of(authority.issuing), authority.lists(), authority.scheme(), authority::sign);
    }

    static PdfSignatureOrder order(Instant at) {
        return new PdfSignatureOrder("衡东县人社局", "办件材料核验", at, null, null);
    }

    static PdfSignatureOrder stamped(Instant at) {
        Stamp stamp = new Stamp(1, 120, 200, 42, 42, (canvas, width, height) -> {
            canvas.addRect(0, 0, width, height);
            canvas.stroke();
        });
        return new PdfSignatureOrder("衡东县人社局", "办件材料核验", at, stamp, null);
    }

    static byte[] sign(byte[] paper, TestAuthority authority) {
        return PdfSigner.sign(paper, order(NOW), signatory(authority));
    }

    static VerificationReport verify(byte[] file, TrustStore trust) {
        return new Verifier(Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC)).verify("paper.pdf", file, trust);
    }
}
