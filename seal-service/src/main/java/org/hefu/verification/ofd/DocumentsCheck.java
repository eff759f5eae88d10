package org.hefu.verification.ofd;

import java.util.Set;
import org.hefu.ofd.OfdBody;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/**
 * Is every document of the file signed? GB/T 33190-2016, section 7.4: one file may hold several documents (DocBody), and
 * a signature on one says nothing of another that it does not cover.
 */
final class DocumentsCheck implements OfdCheck {

    @Override
    public Finding check(ExaminedOfdSignature signature) {
        if (signature.description().isEmpty()) {
            return Finding.skipped(Check.DOCUMENTS);
        }
        Set<String> covered = signature.covered();
        for (OfdBody body : signature.ofd().file().bodies()) {
            if (body.signatures() == null && !covered.contains(body.root())) {
                return Finding.failed(
                        Check.DOCUMENTS,
                        SubIndication.FORMAT_FAILURE,
                        "DOCUMENT_NOT_SIGNED",
                        "文件中第 " + (body.index() + 1) + " 个文档没有被签名：" + body.root(),
                        "Document " + (body.index() + 1) + " of the file is not signed: " + body.root());
            }
            if (signature.ofd().document(body).isEmpty()) {
                return Finding.unknown(
                        Check.DOCUMENTS,
                        SubIndication.FORMAT_FAILURE,
                        "DOCUMENT_UNREADABLE",
                        "文件中第 " + (body.index() + 1) + " 个文档的页面无法读取",
                        "The pages of document " + (body.index() + 1) + " of the file cannot be read");
            }
        }
        return Finding.passed(
                Check.DOCUMENTS,
                "文件中的 " + signature.ofd().file().bodies().size() + " 个文档均已签名",
                "All documents of the file are signed: "
                        + signature.ofd().file().bodies().size());
    }
}
