package org.hefu.verification.pdf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hefu.certificate.TrustStore;
import org.hefu.pdf.PdfFile;
import org.hefu.pdf.PdfFormatException;
import org.hefu.pdf.PdfRevision;
import org.hefu.verification.report.FileFormat;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.SealReport;
import org.hefu.verification.report.SignatureReport;
import org.hefu.verification.report.VerificationReport;

/** Verifies the signatures of a PDF file. */
public final class PdfVerification {

    private final String name;
    private final byte[] bytes;
    private final TrustStore trust;
    private final Instant now;

    public PdfVerification(String name, byte[] bytes, TrustStore trust, Instant now) {
        this.name = name;
        this.bytes = bytes;
        this.trust = trust;
        this.now = now;
    }

    public VerificationReport verify() {
        try {
            PdfFile file = PdfFile.read(bytes);
            if (file.isEncrypted()) {
                return unreadable(new Reason(
                        "PDF_ENCRYPTED",
                        "该 PDF 已加密，需先解除密码保护才能验证",
                        "This PDF file is encrypted and cannot be verified before the protection is taken" + " off"));
            }
            List<FoundSignature> found = SignatureFinder.find(file);
            found.stream()
                    .map(FoundSignature::revision)
                    .min(Comparator.comparingInt(PdfRevision::end))
                    .ifPresent(file::requireExactBehind);
            return conclude(file, found);
        } catch (PdfFormatException e) {
            return DamagedPdf.verify(name, bytes, e);
        }
    }

    private VerificationReport conclude(PdfFile file, List<FoundSignature> found) {
        if (found.isEmpty() && DamagedPdf.claimsSignature(bytes)) {
            return DamagedPdf.verify(
                    name,
                    bytes,
                    new PdfFormatException("A signature is in the file, but its structure does not lead to it"));
        }
        if (found.isEmpty()) {
            return unsigned(new Reason(
                    "NO_SIGNATURE", "这是可以读取的 PDF 文件，其中没有签名", "The PDF file can be read, and nobody signed it"));
        }
        SecurityStore store = SecurityStore.read(file);
        DocumentTimestamps stamps = DocumentTimestamps.judge(bytes, file, found, store, trust, now);
        if (found.stream().allMatch(FoundSignature::isTimestamp)) {
            return onlyTimestamps(stamps);
        }
        List<SignatureReport> signatures = new ArrayList<>();
        List<Reason> reasons = new ArrayList<>();
        List<Reason> warnings = new ArrayList<>();
        ChangesAfterCheck changes = new ChangesAfterCheck(found);
        SealReport seal = null;
        for (FoundSignature one : found) {
            if (one.isTimestamp()) {
                continue;
            }
            ExaminedSignature examined = new ExaminedSignature(bytes, file, one, trust, now);
            SignatureExamination examination =
                    new SignatureExamination(examined, found, changes, SignatureTimes.of(examined, stamps, store));
            signatures.add(examination.report());
            reasons.addAll(examination.reasons());
            warnings.addAll(examination.warnings());
            seal = examination.trustedSigner().map(SealReport::of).orElse(seal);
        }
        reasons.addAll(warnings);
        return VerificationReport.concluding(name, FileFormat.PDF, signatures, reasons, seal);
    }

    private VerificationReport onlyTimestamps(DocumentTimestamps stamps) {
        return stamps.isBroken()
                ? unreadable(new Reason(
                        "DOCUMENT_TIMESTAMP_BROKEN",
                        "文件中只有文档时间戳，且其中有一个不成立",
                        "There are only time-stamps of the document, and one of them is false"))
                : unsigned(new Reason(
                        "ONLY_TIMESTAMPS",
                        "文件中只有文档时间戳，没有签名",
                        "There are only time-stamps of the document; nobody signed it"));
    }

    private VerificationReport unreadable(Reason reason) {
        return VerificationReport.unreadable(name, FileFormat.PDF, reason);
    }

    private VerificationReport unsigned(Reason reason) {
        return VerificationReport.unsigned(name, FileFormat.PDF, reason);
    }
}
