package org.hefu.verification.pdf;

import java.util.List;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/**
 * Does another signature of the file claim the same place? Signatures follow each other, each beginning behind what the
 * one before covers (ISO 32000-2, section 12.8.1); anything else is a wrapping attack.
 */
final class OverlapCheck implements SignatureCheck {

    private final List<FoundSignature> all;

    OverlapCheck(List<FoundSignature> all) {
        this.all = all;
    }

    @Override
    public Finding check(ExaminedSignature signature) {
        ByteRange range = signature.range().orElse(null);
        if (range == null) {
            return Finding.skipped(Check.OVERLAP);
        }
        boolean overlapping = all.stream()
                .filter(other -> !other.equals(signature.found()))
                .flatMap(other -> other.range(signature.bytes().length).stream())
                .anyMatch(range::overlaps);
        return overlapping
                ? Finding.failed(
                        Check.OVERLAP,
                        SubIndication.FORMAT_FAILURE,
                        "SIGNATURES_OVERLAP",
                        "文件中有多个签名占用同一位置",
                        "Several signatures of the file claim the same place")
                : Finding.passed(Check.OVERLAP, "没有其他签名与之重叠", "No other signature overlaps it");
    }
}
