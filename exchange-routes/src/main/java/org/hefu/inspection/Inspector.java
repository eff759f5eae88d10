package org.hefu.inspection;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hefu.access.Caller;
import org.hefu.audit.Act;
import org.hefu.intake.EvidenceDesk;
import org.hefu.intake.EvidencePackage;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.LedgerFilter;
import org.hefu.ledger.Outcome;
import org.hefu.ledger.Receipt;
import org.hefu.ledger.RecordedEntry;
import org.hefu.license.LicenseVault;
import org.hefu.licensetype.Label;
import org.hefu.licensetype.LicenseType;
import org.hefu.licensetype.LicenseTypes;
import org.hefu.problem.ProblemException;
import org.hefu.seal.SealUse;
import org.hefu.sealing.LicenseDocuments;
import org.hefu.sealing.LicenseDocuments.SealedLicense;
import org.hefu.verification.VerificationBusyException;
import org.hefu.verification.VerificationPool;
import org.hefu.verification.report.VerificationReport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Verifies a document and adds what only this hub can know of it: the standing of licence and seal today, and
 * the entries under which it was sealed and taken. That it was verified is on the ledger before anybody reads the verdict.
 */
@Component
public class Inspector {

    private static final int ENTRIES_OF_A_CASE = 200;

    private final VerificationPool verifier;
    private final TrustFolder trust;
    private final EvidenceDesk evidence;
    private final LicenseDocuments documents;
    private final SealFindings seals;
    private final LicenseVault vault;
    private final LicenseTypes types;
    private final Ledger ledger;

    Inspector(
            VerificationPool verifier,
            TrustFolder trust,
            EvidenceDesk evidence,
            LicenseDocuments documents,
            SealFindings seals,
            LicenseVault vault,
            LicenseTypes types,
            Ledger ledger) {
        this.verifier = verifier;
        this.trust = trust;
        this.evidence = evidence;
        this.documents = documents;
        this.seals = seals;
        this.vault = vault;
        this.types = types;
        this.ledger = ledger;
    }

    /**
     * @param fileName as the caller gave it; repeated in the report and written nowhere
     * @param content the file that was signed, for a signature in a file of its own; else null
     */
    public Inspection inspect(Caller caller, String fileName, byte[] file, byte @Nullable [] content) {
        byte[] sha256 = Digests.sha256(file);
        Optional<SealUse> use = seals.useOf(sha256);
        VerificationReport report = seals.today(verify(fileName, file, content), use.orElse(null));
        Optional<EvidencePackage> taken = evidence.byDigest(sha256);
        Map<String, Object> entry = new LinkedHashMap<>();
        use.map(seals::entry).ifPresent(entry::putAll);
        taken.map(this::entry).ifPresent(entry::putAll);
        VerificationReport known = entry.isEmpty() ? report : report.withLedger(entry);
        VerificationReport complete = documents
                .byDigest(sha256)
                .flatMap(this::standing)
                .map(known::withLicense)
                .orElse(known);
        String digest = HexFormat.of().formatHex(sha256);
        TreeMap<String, String> details = new TreeMap<>();
        details.put("sha256", digest);
        details.put("format", report.format().name());
        details.put("verdict", report.verdict().name());
        Receipt receipt = ledger.append(new LedgerEntry(
                Act.VERIFICATION.name(),
                Outcome.ALLOWED,
                caller.actor(),
                taken.map(EvidencePackage::caseNumber).orElse(null),
                details));
        return new Inspection(complete, digest, receipt);
    }

    private VerificationReport verify(String fileName, byte[] file, byte @Nullable [] content) {
        try {
            return verifier.verify(fileName, file, content, trust.current());
        } catch (VerificationBusyException e) {
            throw ProblemException.busy();
        }
    }

    private Map<String, Object> entry(EvidencePackage kept) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("caseNumber", kept.caseNumber());
        block.put("package", kept.id().toString());
        block.put("takenAt", kept.takenAt().toString());
        block.put("takenBy", kept.takenBy());
        ledger
                .newest(new LedgerFilter(
                        kept.caseNumber(), Act.EVIDENCE_TAKEN.name(), Outcome.ALLOWED, null, null, ENTRIES_OF_A_CASE))
                .stream()
                .filter(recorded -> isOf(kept, recorded))
                .findFirst()
                .ifPresent(recorded -> {
                    block.put("index", recorded.index());
                    block.put("proof", ledger.proof(recorded.index()));
                });
        return block;
    }

    private static boolean isOf(EvidencePackage kept, RecordedEntry recorded) {
        LedgerEntry entry = recorded.entry();
        return entry != null && kept.id().toString().equals(entry.details().get("package"));
    }

    /** Where the licence in a document stands today; empty if the vault does not keep it any more. */
    private Optional<Map<String, Object>> standing(SealedLicense sealed) {
        return vault.find(sealed.license()).map(license -> {
            Label type = types.find(license.typeCode())
                    .map(LicenseType::name)
                    .orElseThrow(() -> new IllegalStateException("The type " + license.typeCode() + " has no file"));
            Map<String, Object> block = new LinkedHashMap<>();
            block.put("id", license.id().toString());
            block.put("type", license.typeCode());
            block.put("typeName", type.chinese());
            block.put("typeNameEnglish", type.english());
            block.put("version", sealed.version());
            block.put("newestVersion", license.version());
            block.put("status", license.status().name());
            return block;
        });
    }

    /**
     * A verified document.
     *
     * @param sha256 of the file, hexadecimal
     * @param receipt proof that this verification is on the ledger
     */
    public record Inspection(VerificationReport report, String sha256, Receipt receipt) {}
}
