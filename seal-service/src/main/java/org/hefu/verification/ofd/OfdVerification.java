package org.hefu.verification.ofd;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import org.hefu.verification.report.VerificationReport;

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
            return unreadable(new Reason(
                    "OFD_UNREADABLE", "OFD 文件结构损坏：" + e.getMessage(), "The OFD file is damaged: " + e.getMessage()));
        }
    }

    private VerificationReport unsigned(SignedOfd ofd) {
        List<String> stray = ofd.strayFilesOfSignatures();
        if (!stray.isEmpty()) {
            return unreadable(new Reason(
                    "SIGNATURE_NOT_LISTED",
                    "文件中有签名数据，但文件结构没有指向它：" + stray.getFirst(),
                    "A signature is in the file, but its structure does not lead to it: " + stray.getFirst()));
        }
        List<ZipFault> faults = ofd.file().archive().faults();
        if (!faults.isEmpty()) {
            return unreadable(PackageCheck.check(faults).toReason());
        }
        return VerificationReport.unsigned(
                name,
                FileFormat.OFD,
                new Reason("NO_SIGNATURE", "这是可以读取的 OFD 文件，其中没有签名", "The OFD file can be read, and nobody signed it"));
    }

    private VerificationReport conclude(List<OfdExamination> examinations) {
        List<SignatureReport> signatures = new ArrayList<>();
        List<Reason> reasons = new ArrayList<>();
        SealReport seal = null;
        for (OfdExamination examination : examinations) {
            signatures.add(examination.report());
            reasons.addAll(examination.reasons());
            seal = examination.trustedSeal().orElse(seal);
        }
        return VerificationReport.concluding(name, FileFormat.OFD, signatures, reasons, seal);
    }

    private VerificationReport unreadable(Reason reason) {
        return VerificationReport.unreadable(name, FileFormat.OFD, reason);
    }
}
