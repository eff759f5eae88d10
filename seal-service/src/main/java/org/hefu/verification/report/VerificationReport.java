package org.hefu.verification.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a file is worth, and why.
 *
 * @param file its name, as the caller gave it
 * @param signatures in the order in which they were set
 * @param seal the newest trusted seal; null if there is none
 * @param license the standing of the licence in the file; null until somebody who knows licences adds it
 * @param ledger the entry of the seal use; null until somebody who has the ledger adds it
 */
@JsonPropertyOrder({"file", "format", "verdict", "reasons", "signatures", "seal", "license", "ledger"})
public record VerificationReport(
        String file,
        FileFormat format,
        Verdict verdict,
        List<Reason> reasons,
        List<SignatureReport> signatures,
        @Nullable SealReport seal,
        @Nullable Map<String, Object> license,
        @Nullable Map<String, Object> ledger) {

    public VerificationReport {
        reasons = List.copyOf(reasons);
        signatures = List.copyOf(signatures);
    }

    /** That the file cannot be read. */
    public static VerificationReport unreadable(String file, FileFormat format, Reason reason) {
        return new VerificationReport(file, format, Verdict.UNREADABLE, List.of(reason), List.of(), null, null, null);
    }

    /** That the file can be read, and nobody signed it. */
    public static VerificationReport unsigned(String file, FileFormat format, Reason reason) {
        return new VerificationReport(file, format, Verdict.NO_SIGNATURE, List.of(reason), List.of(), null, null, null);
    }

    /**
     * The report on a file with signatures: it is worth what the worst of them is worth.
     *
     * @param reasons what stands against them, most harmful first, and what is only to be known at last; said once where
     *     they are the same
     * @throws IllegalArgumentException if there are no signatures
     */
    public static VerificationReport concluding(
            String file,
            FileFormat format,
            List<SignatureReport> signatures,
            List<Reason> reasons,
            @Nullable SealReport seal) {
        if (signatures.isEmpty()) {
            throw new IllegalArgumentException("Nothing can be concluded from no signatures");
        }
        Verdict verdict = Stream.of(Verdict.TOTAL_FAILED, Verdict.UNREADABLE, Verdict.INDETERMINATE)
                .filter(bad -> signatures.stream().anyMatch(signature -> signature.verdict() == bad))
                .findFirst()
                .orElse(Verdict.TOTAL_PASSED);
        Map<String, Reason> said = new LinkedHashMap<>();
        if (verdict == Verdict.TOTAL_PASSED) {
            said.put("ALL_PASSED", allPassed(format, signatures.size()));
        }
        reasons.forEach(reason -> said.putIfAbsent(reason.code() + reason.zh(), reason));
        return new VerificationReport(file, format, verdict, List.copyOf(said.values()), signatures, seal, null, null);
    }

    private static Reason allPassed(FileFormat format, int count) {
        boolean whole = format == FileFormat.PDF || format == FileFormat.OFD;
        return new Reason(
                "ALL_PASSED",
                (count == 1 ? "签名有效" : "全部 " + count + " 个签名有效") + "：内容完整、覆盖" + (whole ? "整个文件" : "全部内容") + "、签名者受信任",
                (count == 1 ? "The signature is good" : "All " + count + " signatures are good") + ": intact, covering "
                        + (whole ? "the file" : "all") + ", by "
                        + (count == 1 ? "a trusted signer" : "trusted signers"));
    }

    /** The same report with the licence's standing. */
    public VerificationReport withLicense(Map<String, Object> standing) {
        return new VerificationReport(file, format, verdict, reasons, signatures, seal, Map.copyOf(standing), ledger);
    }

    /** The same report with more of the seal. */
    public VerificationReport withSeal(SealReport known) {
        return new VerificationReport(file, format, verdict, reasons, signatures, known, license, ledger);
    }

    /** The same report with the ledger's entry. */
    public VerificationReport withLedger(Map<String, Object> entry) {
        return new VerificationReport(file, format, verdict, reasons, signatures, seal, license, Map.copyOf(entry));
    }
}
