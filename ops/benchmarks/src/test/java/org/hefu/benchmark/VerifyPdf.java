package org.hefu.benchmark;

import org.hefu.certificate.TestAuthority;
import org.hefu.signature.pdf.PdfSignatureOrder;
import org.hefu.signature.pdf.PdfSigner;

/** A signed paper of two pages verified with everything that either side looks for. */
final class VerifyPdf implements Rivals {

    private final TestAuthority authority = TestAuthority.of("SHA256withECDSA");
    private final Papers papers = new Papers(authority);
    private final DssPdf dss = new DssPdf(authority);
    private final byte[] signed = PdfSigner.sign(
            Papers.twoPages(),
            new PdfSignatureOrder("某局", null, TestAuthority.NOW, null, null),
            papers.signatory());

    @Override
    public Object ours() {
        return papers.verify(signed);
    }

    @Override
    public Object baseline() {
        return dss.verify(signed);
    }

    @Override
    public void agree() {
        papers.mustPass(signed);
        dss.mustPass(signed);
    }
}
