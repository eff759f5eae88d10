package org.hefu.verification.ofd;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hefu.ofd.OfdBox;
import org.hefu.ofd.OfdDocument;
import org.hefu.ofd.OfdSignature.StampPlace;
import org.hefu.ofd.OfdSignatureList.Entry;
import org.hefu.verification.report.ChangesAfter;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.Result;
import org.hefu.verification.report.SubIndication;

/**
 * Was anything added after the signature? GB/T 33190-2016, section 18.1: as long as the list of signatures is open,
 * others may sign, and nothing else may be added; once it is protected, nothing may. The list is not believed: whatever a
 * signature does not cover came later.
 */
final class LaterSignaturesCheck implements OfdCheck {

    /** A seal is smaller; what covers more of the page could hide it. Share of the page. */
    private static final double LARGEST_SHARE = 0.25;

    @Override
    public Finding check(ExaminedOfdSignature signature) {
        if (signature.description().isEmpty()) {
            return Finding.skipped(Check.CHANGES_AFTER);
        }
        List<Entry> later = later(signature);
        if (!later.isEmpty() && !signature.isOpen()) {
            return Finding.failed(
                    Check.CHANGES_AFTER,
                    SubIndication.FORMAT_FAILURE,
                    "SIGNED_AFTER_LOCK",
                    "该签名已锁定文件，此后却又有 " + later.size() + " 个签名",
                    "This signature locked the file, and others signed later: " + times(later.size()));
        }
        Optional<String> disorder = new ListOrder(signature.ofd(), signature.list()).disagreement();
        if (disorder.isPresent()) {
            return Finding.unknown(
                    Check.CHANGES_AFTER,
                    SubIndication.SIG_CONSTRAINTS_FAILURE,
                    "LIST_OF_SIGNATURES_DISAGREES",
                    "签名列表的顺序或编号与签名本身不符：" + disorder.get(),
                    "The list of signatures has another order, or other numbers, than its signatures: "
                            + disorder.get());
        }
        if (largestShare(signature, later) > LARGEST_SHARE) {
            return Finding.unknown(
                    Check.CHANGES_AFTER,
                    SubIndication.SIG_CONSTRAINTS_FAILURE,
                    "LATER_STAMP_COVERS",
                    "此后加盖的印迹合计占一页的四分之一以上，可能遮盖原有内容",
                    "Imprints that were set later take more than a quarter of a page together, and may hide what was there");
        }
        return later.isEmpty()
                ? Finding.passed(Check.CHANGES_AFTER, "此后没有其他签名", "Nobody signed later")
                : Finding.passed(
                        Check.CHANGES_AFTER,
                        "此后又有 " + later.size() + " 个签名，为允许的续签",
                        "Signed later, as this one allows: " + times(later.size()));
    }

    private static String times(int count) {
        return count == 1 ? "1 time" : count + " times";
    }

    /** The largest share of a page that the imprints of all later signatures take together. */
    private static double largestShare(ExaminedOfdSignature signature, List<Entry> later) {
        OfdDocument document = signature.ofd().document(signature.body()).orElse(null);
        if (document == null) {
            return 0;
        }
        Map<String, Double> shares = new HashMap<>();
        later.stream()
                .flatMap(entry -> signature.ofd().describe(entry).stream())
                .flatMap(description -> description.stamps().stream())
                .forEach(stamp -> document.page(stamp.page())
                        .ifPresent(page -> shares.merge(page.id(), share(stamp, page.area()), Double::sum)));
        return shares.values().stream().max(Double::compare).orElse(0.0);
    }

    /** Of all of the imprint: a reader that does not know Clip shows what it cuts off, too. */
    private static double share(StampPlace stamp, OfdBox page) {
        return stamp.boundary().common(page) / (page.width() * page.height());
    }

    /** All others but those whose files this one covers. */
    private static List<Entry> later(ExaminedOfdSignature signature) {
        Set<String> covered = signature.covered();
        return signature.list().entries().stream()
                .filter(other -> !other.equals(signature.entry()))
                .filter(other -> !covered.containsAll(signature.ofd().filesOf(other)))
                .toList();
    }

    static ChangesAfter changes(ExaminedOfdSignature signature, Finding coverage, Finding later) {
        if (later.result() == Result.UNKNOWN && coverage.isPassed()) {
            return ChangesAfter.UNKNOWN;
        }
        if (!later.isPassed() || !coverage.isPassed()) {
            return signature.description().isEmpty() ? ChangesAfter.UNKNOWN : ChangesAfter.FORBIDDEN;
        }
        return later(signature).isEmpty() ? ChangesAfter.NONE : ChangesAfter.ALLOWED;
    }
}
