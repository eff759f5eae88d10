package org.hefu.verification.ofd;

import java.util.Optional;
import org.hefu.ofd.OfdBox;
import org.hefu.ofd.OfdDocument;
import org.hefu.ofd.OfdPage;
import org.hefu.ofd.OfdSignature;
import org.hefu.ofd.OfdSignature.StampPlace;
import org.hefu.ofd.OfdSignatureList.Kind;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/** Is every imprint on a page of the document? GB/T 33190-2016, section 18.2.3, StampAnnot. */
final class StampsCheck implements OfdCheck {

    @Override
    public Finding check(ExaminedOfdSignature signature) {
        OfdSignature description = signature.description().orElse(null);
        OfdDocument document = signature.ofd().document(signature.body()).orElse(null);
        if (description == null || document == null) {
            return Finding.skipped(Check.STAMPS);
        }
        if (signature.entry().kind() == Kind.SIGN && !description.stamps().isEmpty()) {
            return Finding.unknown(
                    Check.STAMPS,
                    SubIndication.FORMAT_FAILURE,
                    "STAMP_WITHOUT_SEAL",
                    "没有印章的签名却有印迹",
                    "A signature without a seal has an imprint");
        }
        for (StampPlace stamp : description.stamps()) {
            Optional<OfdPage> page = document.page(stamp.page());
            if (page.isEmpty()) {
                return Finding.failed(
                        Check.STAMPS,
                        SubIndication.FORMAT_FAILURE,
                        "STAMP_WITHOUT_PAGE",
                        "印迹所在的页面不存在：" + stamp.page(),
                        "An imprint is on a page that is not there: " + stamp.page());
            }
            if (!touches(stamp, page.get().area())) {
                return Finding.unknown(
                        Check.STAMPS,
                        SubIndication.FORMAT_FAILURE,
                        "STAMP_OUTSIDE_PAGE",
                        "印迹在页面之外：" + stamp.boundary().text(),
                        "An imprint lies outside of its page: "
                                + stamp.boundary().text());
            }
        }
        return Finding.passed(
                Check.STAMPS,
                description.stamps().size() + " 处印迹均在文档页面上",
                "All imprints are on pages of the document: "
                        + description.stamps().size());
    }

    private static boolean touches(StampPlace stamp, OfdBox page) {
        return shown(stamp).common(page) > 0;
    }

    /** What is seen of an imprint, on its page. */
    static OfdBox shown(StampPlace stamp) {
        OfdBox box = stamp.boundary();
        OfdBox clip = stamp.clip();
        return clip == null ? box : new OfdBox(box.x() + clip.x(), box.y() + clip.y(), clip.width(), clip.height());
    }
}
