package org.hefu.benchmark;

import org.hefu.certificate.TestAuthority;
import org.hefu.signature.pdf.PdfSignatureOrder;
import org.hefu.signature.pdf.PdfSigner;

/** A paper of two pages signed with ECDSA on P-256 at the level B-B; the key and its provider are the same. */
final class SealPdf implements Rivals {

    private final TestAuthority authority = TestAuthority.of("SHA256withECDSA");
    private final Papers papers = new Papers(authority);
    private final DssPdf dss = new DssPdf(authority);
    private final byte[] paper = Papers.twoPages();

    @Override
    public Object ours() {
        return PdfSigner.sign(
                paper, new PdfSignatureOrder("某局", null, TestAuthority.NOW, null, null), papers.signatory());
    }

    @Override
    public Object baseline() throws Exception {
        return dss.sign(paper);
    }

    @Override
    public void agree() throws Exception {
        dss.mustPass((byte[]) ours());
        papers.mustPass((byte[]) baseline());
    }
}
