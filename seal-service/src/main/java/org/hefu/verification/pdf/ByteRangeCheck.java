package org.hefu.verification.pdf;

import org.hefu.pdf.PdfSlice;
import org.hefu.pdf.PdfValue;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.SubIndication;

/**
 * Does the signature leave out nothing but its own value? ISO 32000-2, section 12.8.1: two runs from the first byte on,
 * the gap being exactly the string of {@code /Contents}.
 */
final class ByteRangeCheck implements SignatureCheck {

    @Override
    public Finding check(ExaminedSignature signature) {
        FoundSignature found = signature.found();
        if (found.dictionary().repeats()) {
            return failed("签名字典中有重复的键", "The signature dictionary has a key twice");
        }
        if (found.holder().packed()) {
            return failed("签名字典被压缩存放，无法覆盖自身", "The signature dictionary is packed away in a stream");
        }
        ByteRange range = signature.range().orElse(null);
        if (range == null) {
            return failed("ByteRange 不是从文件开头起的两段连续区间", "ByteRange is not two runs of bytes from the start of the file");
        }
        if (!(found.dictionary().get("Contents") instanceof PdfValue.Text contents) || !contents.hexadecimal()) {
            return failed("签名值不是十六进制字符串", "The signature's value is not a hexadecimal string");
        }
        PdfSlice token = contents.token();
        if (token.start() != range.gapStart() || token.end() != range.gapEnd()) {
            return failed(
                    "ByteRange 留出的空档不恰好是签名值，空档内可藏匿内容",
                    "The gap in ByteRange is not exactly the signature's value; something could hide there");
        }
        if (found.holder().start() > range.gapStart() || found.holder().end() < range.gapEnd()) {
            return failed("签名字典位于签名范围之外", "The signature dictionary lies outside of what it covers");
        }
        return Finding.passed(
                Check.BYTE_RANGE,
                "覆盖第 " + bytes(0, range.gapStart()) + " 与 " + bytes(range.gapEnd(), range.end()) + " 字节（含首尾，从 0 计）",
                "Covers bytes " + bytes(0, range.gapStart()) + " and " + bytes(range.gapEnd(), range.end())
                        + ", counted from 0, first and last included");
    }

    /** As the report names them: both ends included. */
    private static String bytes(int from, int end) {
        return from + "-" + (end - 1);
    }

    private static Finding failed(String zh, String en) {
        return Finding.failed(Check.BYTE_RANGE, SubIndication.FORMAT_FAILURE, "BYTE_RANGE_BROKEN", zh, en);
    }
}
