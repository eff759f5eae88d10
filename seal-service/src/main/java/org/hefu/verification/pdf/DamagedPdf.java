package org.hefu.verification.pdf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.hefu.certificate.TrustStore;
import org.hefu.pdf.PdfFormatException;
import org.hefu.signature.cms.CmsMessage;
import org.hefu.verification.cms.DigestCheck;
import org.hefu.verification.cms.ExaminedMessage;
import org.hefu.verification.report.Check;
import org.hefu.verification.report.FileFormat;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.Result;
import org.hefu.verification.report.SignatureReport;
import org.hefu.verification.report.SubIndication;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;

/**
 * Says what can be said of a PDF file whose structure cannot be followed: whether a signature is in it, and whether the
 * bytes that it claims to cover were changed. Such a file never passes.
 */
final class DamagedPdf {

    private static final Pattern CLAIM = Pattern.compile(
            "/ByteRange\\s{0,8}\\[\\s{0,8}0\\s{1,8}(\\d{1,10})\\s{1,8}(\\d{1,10})\\s{1,8}(\\d{1,10})\\s{0,64}\\]");
    private static final int MOST_CLAIMS = 20;

    private final String name;
    private final byte[] bytes;
    private final String damage;

    private DamagedPdf(String name, byte[] bytes, String damage) {
        this.name = name;
        this.bytes = bytes;
        this.damage = damage;
    }

    static VerificationReport verify(String name, byte[] bytes, PdfFormatException damage) {
        return new DamagedPdf(name, bytes, String.valueOf(damage.getMessage())).verify();
    }

    /** Is there a signature among the bytes, wherever the structure of the file leads? */
    static boolean claimsSignature(byte[] bytes) {
        Matcher claims = CLAIM.matcher(new ByteText(bytes, 0, bytes.length));
        for (int i = 0; i < MOST_CLAIMS && claims.find(); i++) {
            boolean cutOff = range(claims, Integer.MAX_VALUE)
                    .filter(range -> range.end() > bytes.length)
                    .isPresent();
            if (cutOff
                    || range(claims, bytes.length)
                            .filter(range -> isMessage(bytes, range))
                            .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMessage(byte[] bytes, ByteRange range) {
        return SignatureContents.read(bytes, range).message() != null;
    }

    private VerificationReport verify() {
        List<SignatureReport> signatures = new ArrayList<>();
        Matcher claims = CLAIM.matcher(new ByteText(bytes, 0, bytes.length));
        while (signatures.size() < MOST_CLAIMS && claims.find()) {
            signatures.add(report(range(claims, bytes.length).map(this::digest).orElse(Finding.skipped(Check.DIGEST))));
        }
        if (signatures.stream().anyMatch(signature -> signature.verdict() == Verdict.TOTAL_FAILED)) {
            return report(
                    Verdict.TOTAL_FAILED,
                    signatures,
                    "CONTENT_CHANGED",
                    "签名之后，被覆盖的内容有改动，文件结构也已损坏",
                    "The covered content was changed after signing, and the structure of the file is damaged: "
                            + damage);
        }
        return signatures.isEmpty()
                ? report(
                        Verdict.UNREADABLE,
                        signatures,
                        "PDF_DAMAGED",
                        "PDF 文件不完整或结构损坏，无法读取",
                        "The PDF file is incomplete or damaged: " + damage)
                : report(
                        Verdict.UNREADABLE,
                        signatures,
                        "STRUCTURE_DAMAGED",
                        "文件中有签名，但文件结构损坏，无法验证",
                        "There is a signature, but the structure of the file is damaged: " + damage);
    }

    private static Optional<ByteRange> range(Matcher claim, int length) {
        long gapStart = Long.parseLong(claim.group(1));
        long gapEnd = Long.parseLong(claim.group(2));
        long end = gapEnd + Long.parseLong(claim.group(3));
        return gapStart > 0 && gapEnd > gapStart + 1 && end > gapEnd && end <= length
                ? Optional.of(new ByteRange((int) gapStart, (int) gapEnd, (int) end))
                : Optional.empty();
    }

    private Finding digest(ByteRange range) {
        CmsMessage message = SignatureContents.read(bytes, range).message();
        if (message != null && message.contentType().equals(PKCSObjectIdentifiers.id_ct_TSTInfo)) {
            // What a time-stamp signs is its own content, which the digest of the file is but a part of.
            return Finding.skipped(Check.DIGEST);
        }
        return new DigestCheck()
                .check(new ExaminedMessage(
                        Optional.ofNullable(message),
                        algorithm -> Optional.of(range.digest(bytes, algorithm)),
                        false,
                        Optional.empty(),
                        TrustStore.empty(),
                        Instant.EPOCH));
    }

    private SignatureReport report(Finding digest) {
        Finding structure =
                Finding.unknown(Check.STRUCTURE, SubIndication.FORMAT_FAILURE, "STRUCTURE_DAMAGED", "文件结构损坏", damage);
        boolean changed = digest.result() == Result.FAILED;
        return SignatureReport.of(
                        changed ? Verdict.TOTAL_FAILED : Verdict.UNREADABLE,
                        changed ? digest.subIndication() : structure.subIndication(),
                        List.of(structure.toResult(), digest.toResult()))
                .intact(changed ? Boolean.FALSE : null)
                .build();
    }

    private VerificationReport report(
            Verdict verdict, List<SignatureReport> signatures, String code, String zh, String en) {
        return new VerificationReport(
                name, FileFormat.PDF, verdict, List.of(new Reason(code, zh, en)), signatures, null, null, null);
    }
}
