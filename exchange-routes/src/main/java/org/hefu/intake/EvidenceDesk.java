package org.hefu.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hefu.access.Caller;
import org.hefu.audit.Act;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
import org.hefu.ledger.Receipt;
import org.hefu.ledger.TicketStub;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.problem.Wording;
import org.hefu.seal.PressedDocument;
import org.hefu.seal.Seal;
import org.hefu.seal.SealOrder;
import org.hefu.seal.SealedDocument;
import org.hefu.seal.Seals;
import org.hefu.sealing.PublicAddress;
import org.hefu.sealing.SealedFile;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Takes the evidence of a case: checks once more, draws, seals, keeps, and only then hands out. */
@Component
public class EvidenceDesk {

    /** The kind of document, as an authority over a seal names it. */
    public static final String KIND = "EVIDENCE";

    private final CaseDesk cases;
    private final EvidencePackages packages;
    private final Seals seals;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final PublicAddress address;
    private final EvidencePaper paper;

    EvidenceDesk(
            CaseDesk cases,
            EvidencePackages packages,
            Seals seals,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock,
            PublicAddress address,
            JsonMapper json) {
        this.cases = cases;
        this.packages = packages;
        this.seals = seals;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
        this.address = address;
        this.paper = new EvidencePaper(clock.getZone(), json);
    }

    /**
     * Takes the evidence of a case.
     *
     * @param requestKey the same key for the same case gets the same package, however often it is sent
     * @param commitments materials for which the applicant's written promise is accepted, where no source answers
     */
    public SealedFile take(Caller caller, String caseNumber, String requestKey, Set<String> commitments) {
        Case opened = cases.owned(caller, caseNumber);
        if (packages.byRequest(caseNumber, requestKey).isEmpty()) {
            make(caller, opened, requestKey, commitments);
        }
        return handOut(caller, packages.byRequest(caseNumber, requestKey).orElseThrow());
    }

    /** Hands a package out again to the system that it belongs to. */
    public SealedFile again(Caller caller, UUID id) {
        EvidencePackage kept = packages.byId(id)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, new Wording("证据包", "evidence package")));
        cases.owned(caller, kept.caseNumber());
        return handOut(caller, kept);
    }

    /** The packages of a case, the newest first. */
    public List<EvidencePackage> ofCase(Caller caller, String caseNumber) {
        return packages.ofCase(cases.owned(caller, caseNumber).caseNumber());
    }

    /**
     * What satisfied each material of a case when its newest package was taken.
     *
     * @param taken the packages of the case, the newest first
     */
    List<CheckedItem> recorded(List<EvidencePackage> taken) {
        return taken.stream()
                .findFirst()
                .flatMap(newest -> packages.items(newest.id()))
                .orElse(List.of());
    }

    /** The package with this content; empty if the hub handed out no such file. */
    public Optional<EvidencePackage> byDigest(byte[] sha256) {
        return packages.byDigest(sha256);
    }

    /** The package with this id, for whoever verifies it. */
    public Optional<EvidencePackage> byId(UUID id) {
        return packages.byId(id);
    }

    private void make(Caller caller, Case opened, String requestKey, Set<String> commitments) {
        List<CheckedItem> items = cases.check(caller, opened).stream()
                .map(item -> withCommitments(item, commitments))
                .toList();
        String incomplete = incomplete(items);
        if (!incomplete.isEmpty()) {
            throw new ProblemException(Problem.EVIDENCE_INCOMPLETE, incomplete);
        }
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        Seal seal = seals.hubSeal();
        byte[] drawn = paper.draw(opened, items, caller.name(), now, address.of("/evidence/" + id), seal.ownerName());
        PressedDocument pressed = seals.press(
                SealOrder.ofHub(seal.id(), caller.actor(), opened.purpose(), KIND, opened.caseNumber()), drawn);
        transaction.executeWithoutResult(status -> {
            SealedDocument sealed = seals.record(pressed);
            // Behind that of the use: where this entry has its place, that one has.
            TicketStub taken =
                    ledger.enrol(entry(caller, opened, id, sealed, items)).stub();
            if (!packages.add(id, opened.caseNumber(), requestKey, sealed, taken, items, caller.actor(), now)) {
                // The same request was quicker on another thread: its package is the package.
                status.setRollbackOnly();
            }
        });
    }

    private SealedFile handOut(Caller caller, EvidencePackage kept) {
        packages.entry(kept.id()).ifPresent(ledger::await);
        TreeMap<String, String> details = new TreeMap<>();
        details.put("package", kept.id().toString());
        details.put("sha256", kept.digest());
        Receipt receipt = ledger.append(
                new LedgerEntry(Act.EVIDENCE_VIEW.name(), Outcome.ALLOWED, caller.actor(), kept.caseNumber(), details));
        return new SealedFile("evidence-" + kept.caseNumber() + ".pdf", kept.document(), receipt);
    }

    private static CheckedItem withCommitments(CheckedItem item, Set<String> commitments) {
        return new CheckedItem(
                item.item(),
                item.name(),
                item.materials().stream()
                        .map(material -> material.mayBeCommitted() && commitments.contains(material.code())
                                ? material.committed()
                                : material)
                        .toList());
    }

    private static String incomplete(List<CheckedItem> items) {
        boolean chinese = LocaleContextHolder.getLocale().getLanguage().equals(Locale.CHINESE.getLanguage());
        return items.stream()
                .flatMap(item -> item.materials().stream())
                .filter(material -> !material.satisfied())
                .map(material ->
                        (chinese ? material.name().chinese() : material.name().english())
                                + reason(material.reason(), chinese))
                .collect(Collectors.joining("; "));
    }

    private static String reason(CheckedMaterial.@Nullable Reason reason, boolean chinese) {
        return reason == null ? "" : " (" + (chinese ? reason.chinese() : reason.english()) + ")";
    }

    private static LedgerEntry entry(
            Caller caller, Case opened, UUID id, SealedDocument sealed, List<CheckedItem> items) {
        TreeMap<String, String> details = new TreeMap<>();
        details.put("package", id.toString());
        details.put("sha256", java.util.HexFormat.of().formatHex(sealed.sha256()));
        details.put("sealUse", sealed.sealUseId().toString());
        details.put(
                "materials",
                items.stream()
                        .flatMap(item -> item.materials().stream())
                        .map(material -> material.code() + "=" + material.rung())
                        .collect(Collectors.joining(",")));
        return new LedgerEntry(
                Act.EVIDENCE_TAKEN.name(), Outcome.ALLOWED, caller.actor(), opened.caseNumber(), details);
    }
}
