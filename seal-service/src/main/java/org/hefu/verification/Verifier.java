package org.hefu.verification;

import java.time.Clock;
import java.time.Instant;
import org.hefu.certificate.TrustStore;
import org.hefu.verification.cms.CmsVerification;
import org.hefu.verification.eu.EuVerification;
import org.hefu.verification.ofd.OfdVerification;
import org.hefu.verification.pdf.PdfVerification;
import org.hefu.verification.report.FileFormat;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.VerificationReport;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Verifies any file.
 *
 * <p>Every file gets a report; none, however broken or hostile, is answered by an exception or takes long. What is not
 * known never passes. Safe for use by many threads.
 */
public final class Verifier {

    private static final DataSize LARGEST = DataSize.ofMegabytes(20);

    private final Clock clock;
    private final DataSize largest;

    /** With the usual limits. */
    public Verifier(Clock clock) {
        this(clock, new VerificationSettings(LARGEST));
    }

    public Verifier(Clock clock, VerificationSettings settings) {
        this.clock = clock;
        this.largest = settings.largestFile();
    }

    /**
     * @param fileName is repeated in the report, and decides nothing
     * @param trust the authorities to trust, and revocation lists at hand
     */
    public VerificationReport verify(String fileName, byte[] file, TrustStore trust) {
        return verify(fileName, file, null, trust);
    }

    /**
     * Verifies a signature that stands in a file of its own.
     *
     * @param content the file that was signed; null if the signature brings it along, or nobody has it. A message, XML or
     *     JSON that carries its content must carry this one; beside any other file, which cannot but carry its own, it is
     *     refused: the report says CONTENT_BESIDE and nothing of signatures
     */
    public VerificationReport verify(String fileName, byte[] file, byte @Nullable [] content, TrustStore trust) {
        FileFormat format = FileFormat.of(file);
        long size = content == null ? file.length : Math.max(file.length, content.length);
        if (size > largest.toBytes()) {
            return VerificationReport.unreadable(
                    fileName,
                    format,
                    new Reason(
                            "FILE_TOO_LARGE",
                            "文件超过 " + largest.toMegabytes() + " MB，不予验证",
                            "The file is larger than " + largest.toMegabytes() + " MB and was not looked at"));
        }
        if (content != null && carriesItsOwn(format)) {
            return VerificationReport.unreadable(
                    fileName,
                    format,
                    new Reason(
                            "CONTENT_BESIDE",
                            "这是" + format.zh() + "，签名的内容就在其中；另行提供的原文与它无关，请只提交该文件",
                            "This is " + format.en()
                                    + ", which carries what was signed; a second file is not part of it."
                                    + " Verify it without the second file"));
        }
        try {
            return dispatch(format, fileName, file, content, trust);
        } catch (RuntimeException | StackOverflowError e) {
            return VerificationReport.unreadable(
                    fileName,
                    format,
                    new Reason(
                            "VERIFICATION_BROKE_OFF",
                            "文件结构异常，验证中断",
                            "The file is malformed in a way that broke off its verification: " + e));
        }
    }

    private static boolean carriesItsOwn(FileFormat format) {
        return switch (format) {
            case PDF, OFD, ASIC -> true;
            case CMS, XADES, JADES, EMPTY, ZIP, XML, ASN1, JPEG, PNG, TEXT, UNKNOWN -> false;
        };
    }

    private VerificationReport dispatch(
            FileFormat format, String fileName, byte[] file, byte @Nullable [] content, TrustStore trust) {
        Instant now = clock.instant();
        return switch (format) {
            case PDF -> new PdfVerification(fileName, file, trust, now).verify();
            case CMS -> new CmsVerification(fileName, file, content, trust, now).verify();
            case XADES, JADES, ASIC -> new EuVerification(fileName, format, file, content, trust, now).verify();
            case OFD -> new OfdVerification(fileName, file, trust, now).verify();
            case EMPTY, ZIP, XML, ASN1, JPEG, PNG, TEXT, UNKNOWN ->
                VerificationReport.unreadable(fileName, format, notVerified(format));
        };
    }

    private static Reason notVerified(FileFormat format) {
        return switch (format) {
            case EMPTY -> new Reason("FILE_EMPTY", "这是空文件，没有可验证的内容", "The file is empty; there is nothing to verify");
            case JPEG, PNG ->
                notVerified(
                        format,
                        "图片不带可验证的电子签名：请验证原始的 PDF 或 OFD 文件，而不是它的截图或照片",
                        "a picture carries no signature that could be verified: verify the original PDF or OFD file, not a"
                                + " screenshot or photograph of it");
            case ASN1 ->
                notVerified(
                        format,
                        "请验证签名文件（.p7m、.p7s）或签过名的文件本身",
                        "verify the signature file (.p7m, .p7s) or the signed document itself");
            case ZIP ->
                notVerified(
                        format,
                        "压缩包本身没有签名：请解压后逐个验证其中的文件",
                        "nobody signed the archive as such: unpack it, and verify its files one by one");
            case XML, TEXT, UNKNOWN, PDF, OFD, ASIC, XADES, JADES, CMS ->
                notVerified(
                        format,
                        "其中没有可识别的签名；签名若在单独的文件中（如 .p7s），请验证该文件，并将本文件作为原文提供",
                        "no signature is recognised in it; if that is in a file of its own (such as .p7s), verify that, and"
                                + " give this one as what was signed");
        };
    }

    private static Reason notVerified(FileFormat format, String zh, String en) {
        String what = format.zh().codePointAt(0) < 128 ? "这是 " + format.zh() : "这是" + format.zh();
        return new Reason("FORMAT_NOT_VERIFIED", what + "。" + zh, "This is " + format.en() + "; " + en);
    }
}
