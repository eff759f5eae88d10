package org.hefu.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hefu.verification.picture.PageDrawing;
import org.hefu.verification.report.ChangesAfter;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.CheckResult;
import org.hefu.verification.report.Coverage;
import org.hefu.verification.report.Covered;
import org.hefu.verification.report.FileFormat;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.Result;
import org.hefu.verification.report.SealReport;
import org.hefu.verification.report.SignatureReport;
import org.hefu.verification.report.SubIndication;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.junit.jupiter.api.Test;

class ReportPaperTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final String SHA256 = "0123456789abcdef".repeat(4);
    private static final SealReport SEAL = new SealReport(
            "测试印章",
            "凉州区政务服务中心",
            "91620602MB90000906",
            "1f2e3d",
            NOW,
            NOW.plusSeconds(86_400 * 365L),
            "SUSPENDED",
            "ES-1",
            NOW,
            new Reason("SEAL_SUSPENDED", "该印章现已停用", "The seal is suspended today"));
    private static final SignatureReport SIGNATURE = SignatureReport.of(
                    Verdict.TOTAL_FAILED,
                    SubIndication.HASH_FAILURE,
                    Arrays.stream(Check.values())
                            .map(check -> new CheckResult(
                                    check,
                                    check == Check.DIGEST ? Result.FAILED : Result.PASSED,
                                    "found something at 2026-11-22T08:00:07Z",
                                    "发现情况"))
                            .toList())
            .intact(false)
            .covering(Coverage.WHOLE, List.of(new Covered(Covered.Kind.BYTES, "0-1023")))
            .changedAfter(ChangesAfter.NONE)
            .by("CN=测试印章", true)
            .at(NOW, null, List.of())
            .build();
    private static final VerificationReport REPORT = new VerificationReport(
            "证明.pdf",
            FileFormat.PDF,
            Verdict.TOTAL_FAILED,
            List.of(new Reason("DIGEST_WRONG", "内容已被改动", "The content was changed")),
            List.of(SIGNATURE),
            SEAL,
            null,
            null);

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static byte[] paper(Locale language, boolean sealed) {
        return new ReportPaper(language, ZoneId.of("Asia/Shanghai"))
                .draw(REPORT, new ReportPaper.Frame(SHA256, NOW, Map.of("No.", "42"), sealed ? "凉州区政务服务中心" : null));
    }

    @Test
    void aReportSaysInChineseWhatWasFoundByWhichStandardAndThatItIsNotSealed() throws IOException {
        byte[] pdf = paper(Locale.CHINESE, false);

        Files.write(
                Path.of("target/report-zh.png"),
                PageDrawing.draw(pdf, PageDrawing.NOW, 1).png());
        assertThat(text(pdf).replaceAll("\\s", ""))
                .contains("电子文件验证报告", "验证不通过", "证明.pdf", SHA256, "2026-11-2216:00:00")
                .contains("内容已被改动[DIGEST_WRONG]", "HASH_FAILURE", "CN=测试印章", "字节0-1023", "没有时间戳")
                .contains("内容摘要", "发现情况", "RFC5652", "GB/T38540-2020", "ISO32000-2,12.8.2.2")
                .contains("测试印章", "已停用", "该印章现已停用", "未加盖电子印章");
    }

    @Test
    void aReportSpeaksEnglishToo() throws IOException {
        byte[] pdf = paper(Locale.ENGLISH, true);

        Files.write(
                Path.of("target/report-en.png"),
                PageDrawing.draw(pdf, PageDrawing.NOW, 1).png());
        assertThat(text(pdf).replaceAll("\\s+", " "))
                .contains("Verification report", "The content was changed [DIGEST_WRONG]", "found something at")
                .contains("16:00:07", "bytes 0-1023")
                .doesNotContain("08:00:07")
                .contains("carries the electronic seal", "凉州区政务服务中心", "Page 1 of ")
                .doesNotContain("第");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog()
                            .getNames()
                            .getEmbeddedFiles()
                            .getNames())
                    .containsKey("report.json");
        }
    }
}
