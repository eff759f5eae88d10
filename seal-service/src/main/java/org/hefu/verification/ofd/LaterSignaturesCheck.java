package org.hefu.verification.ofd;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hefu.ofd.OfdDocument;
import org.hefu.ofd.OfdSignature;
import org.hefu.ofd.OfdSignatureList;
import org.hefu.verification.report.ChangesAfter;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.Result;
import org.hefu.verification.report.SubIndication;

/**
 * Was anything added after the signature? GB/T 33190-2016, section 18.1: as long as the list of signatures is open,
 * others may sign, and nothing else may be added; once it is protected, nothing may.
 */
final class LaterSignaturesCheck implements OfdCheck {

    /** A seal is smaller; what covers more of the page could hide it. Share of the page. */
    private static final double LARGEST_SHARE = 0.25;

    @Override
    public Finding check(ExaminedOfdSignature signature) {
        if (signature.description().isEmpty()) {
            return Finding.skipped(Check.CHANGES_AFTER);
        }
        int later = later(signature);
        if (later == 0) {
            return Finding.passed(Check.CHANGES_AFTER, "此后没有其他签名", "Nobody signed later");
        }
        if (signature.isOpen() && largestShare(signature) > LARGEST_SHARE) {
            return Finding.unknown(
                    Check.CHANGES_AFTER,
                    SubIndication.SIG_CONSTRAINTS_FAILURE,
                    "LATER_STAMP_COVERS",
                    "此后加盖的印迹占一页的四分之一以上，可能遮盖原有内容",
                    "Imprints that were set later take more than a quarter of a page, and may hide what was there");
        }
        return signature.isOpen()
                ? Finding.passed(
                        Check.CHANGES_AFTER,
                        "此后又有 " + later + " 个签名，为允许的续签",
                        "Signed later, as this one allows: " + later + (later == 1 ? " time" : " times"))
                : Finding.failed(
                        Check.CHANGES_AFTER,
                        SubIndication.FORMAT_FAILURE,
                        "SIGNED_AFTER_LOCK",
                        "该签名已锁定文件，此后却又有 " + later + " 个签名",
                        "This signature locked the file, and was followed by " + later
                                + (later == 1 ? " other" : " others"));
    }

    /** The largest share of a page that the imprints of one later signature take. */
    private static double largestShare(ExaminedOfdSignature signature) {
        OfdDocument document = signature.ofd().document(signature.body()).orElse(null);
        if (document == null) {
            return 0;
        }
        List<OfdSignatureList.Entry> entries = signature.list().entries();
        return entries.subList(entries.indexOf(signature.entry()) + 1, entries.size()).stream()
                .flatMap(later -> signature.ofd().describe(later).stream())
                .mapToDouble(later -> largestShare(later, document))
                .max()
                .orElse(0);
    }

    private static double largestShare(OfdSignature later, OfdDocument document) {
        Map<String, Double> shares = new HashMap<>();
        for (OfdSignature.StampPlace stamp : later.stamps()) {
            document.page(stamp.page())
                    .ifPresent(page -> shares.merge(
                            page.id(),
                            StampsCheck.shown(stamp).common(page.area())
                                    / (page.area().width() * page.area().height()),
                            Double::sum));
        }
        return shares.values().stream().max(Double::compare).orElse(0.0);
    }

    private static int later(ExaminedOfdSignature signature) {
        return signature.list().entries().size()
                - 1
                - signature.list().entries().indexOf(signature.entry());
    }

    static ChangesAfter changes(ExaminedOfdSignature signature, Finding coverage, Finding later) {
        if (later.result() == Result.UNKNOWN && coverage.isPassed()) {
            return ChangesAfter.UNKNOWN;
        }
        if (!later.isPassed() || !coverage.isPassed()) {
            return signature.description().isEmpty() ? ChangesAfter.UNKNOWN : ChangesAfter.FORBIDDEN;
        }
        return later(signature) == 0 ? ChangesAfter.NONE : ChangesAfter.ALLOWED;
    }
}
