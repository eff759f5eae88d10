package org.hefu.verification.pdf;

import java.util.Optional;
import org.hefu.pdf.PdfRevision;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Coverage;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/**
 * Does the signature cover the whole of the saving that put it in? A saving that reaches beyond what was signed could
 * show anything. ISO 32000-2, sections 7.5.6 and 12.8.1.
 */
final class CoverageCheck implements SignatureCheck {

    @Override
    public Finding check(ExaminedSignature signature) {
        ByteRange range = signature.range().orElse(null);
        if (range == null) {
            return Finding.skipped(Check.COVERAGE);
        }
        if (!signature.found().revision().endsAt(range.end())) {
            return Finding.failed(
                    Check.COVERAGE,
                    SubIndication.FORMAT_FAILURE,
                    "COVERAGE_BROKEN",
                    "签名没有覆盖到它所在版本的末尾",
                    "The signature does not reach to the end of the revision that it stands in");
        }
        return range.end() == signature.bytes().length
                ? Finding.passed(Check.COVERAGE, "覆盖整个文件", "Covers the whole file")
                : Finding.passed(
                        Check.COVERAGE,
                        "覆盖文件的前 " + range.end() + " 字节；其后另有 " + (signature.bytes().length - range.end()) + " 字节",
                        "Covers the first " + range.end() + " bytes; behind them the file has "
                                + (signature.bytes().length - range.end()) + " more");
    }

    static Coverage coverage(ExaminedSignature signature, Finding byteRange, Finding coverage) {
        Optional<ByteRange> range = signature.range();
        if (range.isEmpty() || !byteRange.isPassed() || !coverage.isPassed()) {
            return Coverage.NONE;
        }
        return range.get().end() == signature.bytes().length ? Coverage.WHOLE : Coverage.PARTIAL;
    }

    /** The revision that a signature covers to its end. */
    static Optional<PdfRevision> covered(ExaminedSignature signature) {
        return signature
                .range()
                .filter(range -> signature.found().revision().endsAt(range.end()))
                .map(range -> signature.found().revision());
    }
}
