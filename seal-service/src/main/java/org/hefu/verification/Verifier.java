package org.hefu.verification;

import java.time.Clock;
import java.util.List;
import org.hefu.certificate.TrustStore;
import org.hefu.verification.pdf.PdfVerification;
import org.hefu.verification.report.FileFormat;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Verifies any file.
 *
 * <p>Every file gets a report; none, however broken or hostile, is answered by an exception or takes long. What is not
 * known never passes. Safe for use by many threads.
 */
@Component
public class Verifier {

    private static final DataSize LARGEST = DataSize.ofMegabytes(20);

    private final Clock clock;
    private final DataSize largest;

    /** With the usual limits. */
    public Verifier(Clock clock) {
        this(clock, new VerificationSettings(LARGEST));
    }

    @Autowired
    public Verifier(Clock clock, VerificationSettings settings) {
        this.clock = clock;
        this.largest = settings.largestFile();
    }

    /**
     * @param fileName is repeated in the report, and decides nothing
     * @param trust the authorities to trust, and revocation lists at hand
     */
    public VerificationReport verify(String fileName, byte[] file, TrustStore trust) {
        FileFormat format = FileFormat.of(file);
        if (file.length > largest.toBytes()) {
            return unreadable(
                    fileName,
                    format,
                    new Reason(
                            "FILE_TOO_LARGE",
                            "文件超过 " + largest.toMegabytes() + " MB，不予验证",
                            "The file is larger than " + largest.toMegabytes() + " MB and was not looked at"));
        }
        if (format != FileFormat.PDF) {
            return unreadable(fileName, format, notVerified(format));
        }
        try {
            return new PdfVerification(fileName, file, trust, clock.instant()).verify();
        } catch (RuntimeException | StackOverflowError e) {
            return unreadable(
                    fileName,
                    format,
                    new Reason(
                            "VERIFICATION_BROKE_OFF",
                            "文件结构异常，验证中断",
                            "The file is malformed in a way that broke off its verification: " + e));
        }
    }

    private static Reason notVerified(FileFormat format) {
        return format == FileFormat.EMPTY
                ? new Reason("FILE_EMPTY", "这是空文件，没有可验证的内容", "The file is empty; there is nothing to verify")
                : new Reason(
                        "FORMAT_NOT_VERIFIED",
                        "这是" + format.zh() + "，本版本不支持验证该格式",
                        "This is " + format.en() + "; this version does not verify this format");
    }

    private static VerificationReport unreadable(String fileName, FileFormat format, Reason reason) {
        return new VerificationReport(
                fileName, format, Verdict.UNREADABLE, List.of(reason), List.of(), null, null, null);
    }
}
