package org.hefu.verification.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
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

    /** The same report with the licence's standing. */
    public VerificationReport withLicense(Map<String, Object> standing) {
        return new VerificationReport(file, format, verdict, reasons, signatures, seal, Map.copyOf(standing), ledger);
    }

    /** The same report with the ledger's entry. */
    public VerificationReport withLedger(Map<String, Object> entry) {
        return new VerificationReport(file, format, verdict, reasons, signatures, seal, license, Map.copyOf(entry));
    }
}
