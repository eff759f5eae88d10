package org.hefu.verification.ofd;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hefu.certificate.TrustStore;
import org.hefu.container.ZipFault;
import org.hefu.ofd.OfdBody;
import org.hefu.ofd.OfdFile;
import org.hefu.ofd.OfdFormatException;
import org.hefu.ofd.OfdSignatureList;
import org.hefu.verification.report.FileFormat;
import org.hefu.verification.report.Reason;
import org.hefu.verification.report.SealReport;
import org.hefu.verification.report.SignatureReport;
import org.hefu.verification.report.Verdict;
import org.hefu.verification.report.VerificationReport;
import org.jspecify.annotations.Nullable;

/** Verifies the signatures of an OFD file. */
public final class OfdVerification {

    private final String name;
    private final byte[] bytes;
    private final TrustStore trust;
    private final Instant now;

    /**
     * @param trust the authorities to trust, and revocation lists at hand
     * @param now the time at which certificates must be good, unless a time-stamp proves an earlier one
     */
    public OfdVerification(String name, byte[] bytes, TrustStore trust, Instant now) {
        this.name = name;
        this.bytes = bytes;
        this.trust = trust;
        this.now = now;
    }

    public VerificationReport verify() {
        try {
            SignedOfd ofd = new SignedOfd(OfdFile.read(bytes));
            List<OfdExamination> examinations = new ArrayList<>();
            for (OfdBody body : ofd.file().bodies()) {
                OfdSignatureList list = ofd.list(body);
                for (OfdSignatureList.Entry entry : list == null ? List.<OfdSignatureList.Entry>of() : list.entries()) {
                    examinations.add(new OfdExamination(
                            new ExaminedOfdSignature(ofd, body, Objects.requireNonNull(list), entry, trust, now)));
                }
            }
            return examinations.isEmpty() ? unsigned(ofd) : conclude(examinations);
        } catch (OfdFormatException e) {
            return report(
                    Verdict.UNREADABLE,
                    new Reason("OFD_UNREADABLE", "OFD 文件结构损坏：" + e.getMessage(), "The OFD file is damaged: " + e.getMessage()));
        }
    }

    private VerificationReport unsigned(SignedOfd ofd) {
        List<String> stray = ofd.strayFilesOfSignatures();
        if (!stray.isEmpty()) {
            return report(
                    Verdict.UNREADABLE,
                    new Reason(
                            "SIGNATURE_NOT_LISTED",
                            "文件中有签名数据，但文件结构没有指向它：" + stray.getFirst(),
                            "A signature is in the file, but its structure does not lead to it: " + stray.getFirst()));
        }
        List<ZipFault> faults = ofd.file().archive().faults();
        if (!faults.isEmpty()) {
            return report(Verdict.UNREADABLE, PackageCheck.check(faults).toReason());
        }
        return report(
                Verdict.NO_SIGNATURE,
                new Reason("NO_SIGNATURE", "这是可以读取的 OFD 文件，其中没有签名", "The OFD file can be read, and nobody signed it"));
    }

    private VerificationReport conclude(List<OfdExamination> examinations) {
        List<SignatureReport> signatures = new ArrayList<>();
        Map<String, Reason> reasons = new LinkedHashMap<>();
        SealReport seal = null;
        for (OfdExamination examination : examinations) {
            signatures.add(examination.report());
            examination.reasons().forEach(reason -> reasons.putIfAbsent(reason.code() + reason.zh(), reason));
            seal = examination.trustedSeal().orElse(seal);
        }
        Verdict verdict = worst(signatures);
        if (verdict == Verdict.TOTAL_PASSED) {
            reasons.put("ALL", passed(signatures.size()));
        }
        return report(verdict, List.copyOf(reasons.values()), signatures, seal);
    }

    private static Reason passed(int count) {
        return new Reason(
                "ALL_PASSED",
                "全部 " + count + " 个签名有效：内容完整、覆盖整个文件、签名者受信任",
                "All " + count + " signatures are good: intact, covering the file, by trusted signers");
    }

    private static Verdict worst(List<SignatureReport> signatures) {
        for (Verdict verdict : List.of(Verdict.TOTAL_FAILED, Verdict.UNREADABLE, Verdict.INDETERMINATE)) {
            if (signatures.stream().anyMatch(signature -> signature.verdict() == verdict)) {
                return verdict;
            }
        }
        return Verdict.TOTAL_PASSED;
    }

    private VerificationReport report(Verdict verdict, Reason reason) {
        return report(verdict, List.of(reason), List.of(), null);
    }

    private VerificationReport report(
            Verdict verdict, List<Reason> reasons, List<SignatureReport> signatures, @Nullable SealReport seal) {
        return new VerificationReport(name, FileFormat.OFD, verdict, reasons, signatures, seal, null, null);
    }
}
