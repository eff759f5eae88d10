package org.hefu.inspection;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hefu.access.Caller;
import org.hefu.inspection.Inspector.Inspection;
import org.hefu.ledger.Ledger;
import org.hefu.license.LicenseStatus;
import org.hefu.seal.Seal;
import org.hefu.seal.SealKeeping;
import org.hefu.seal.SealOrder;
import org.hefu.seal.SealUseRefusedException;
import org.hefu.seal.SealedDocument;
import org.hefu.seal.Seals;
import org.hefu.verification.report.VerificationReport;
import org.springframework.stereotype.Component;

/**
 * Verification reports on paper. The hub's own seal is set on them if the hub was allowed it on documents of the kind
 * {@code VERIFICATION_REPORT}; otherwise the paper says that it is not sealed.
 */
@Component
class ReportDesk {

    static final String KIND = "VERIFICATION_REPORT";
    static final String PURPOSE = "VERIFICATION";

    private final Seals seals;
    private final SealKeeping keeping;
    private final Ledger ledger;
    private final Clock clock;

    ReportDesk(Seals seals, SealKeeping keeping, Ledger ledger, Clock clock) {
        this.seals = seals;
        this.keeping = keeping;
        this.ledger = ledger;
        this.clock = clock;
    }

    byte[] paper(Inspection inspection, Caller caller, Locale language) {
        ReportPaper paper = new ReportPaper(language, clock.getZone());
        Instant now = clock.instant();
        Map<String, String> facts = known(inspection, paper, language);
        SealOrder order;
        Seal seal;
        try {
            seal = seals.hubSeal();
            order = SealOrder.ofHub(seal.id(), caller.actor(), PURPOSE, KIND, null);
        } catch (IllegalStateException e) {
            // A hub without a seal of its own verifies all the same.
            return unsealed(paper, inspection, now, facts);
        }
        if (!isAllowed(order)) {
            return unsealed(paper, inspection, now, facts);
        }
        try {
            SealedDocument made = seals.seal(
                    order,
                    paper.draw(
                            inspection.report(),
                            new ReportPaper.Frame(inspection.sha256(), now, facts, seal.ownerName())));
            ledger.await(made.ticket());
            return made.bytes();
        } catch (SealUseRefusedException e) {
            return unsealed(paper, inspection, now, facts);
        }
    }

    private static byte[] unsealed(ReportPaper paper, Inspection inspection, Instant now, Map<String, String> facts) {
        return paper.draw(inspection.report(), new ReportPaper.Frame(inspection.sha256(), now, facts, null));
    }

    /** A use that nobody allowed is not tried: that would be a refusal on the ledger for each report. */
    private boolean isAllowed(SealOrder order) {
        // Asked for the first time, the hub has its seal and its authorities since just now.
        Instant now = clock.instant();
        return keeping.authorities(order.sealId()).stream()
                .anyMatch(
                        authority -> authority.isInForceAt(now) && !authority.twoPersons() && authority.covers(order));
    }

    /** What this hub knows of the document besides its signatures. */
    private static Map<String, String> known(Inspection inspection, ReportPaper paper, Locale language) {
        VerificationReport report = inspection.report();
        boolean chinese = language.getLanguage().equals("zh");
        Map<String, String> facts = new LinkedHashMap<>();
        Map<String, Object> license = report.license();
        if (license != null) {
            LicenseStatus status = LicenseStatus.valueOf(text(license, "status"));
            facts.put(paper.word("verify.license.type"), text(license, chinese ? "typeName" : "typeNameEnglish"));
            facts.put(paper.word("verify.license.status"), chinese ? status.chinese() : status.english());
            facts.put(
                    paper.word("verify.license.version"),
                    text(license, "version") + " / " + text(license, "newestVersion"));
        }
        Optional.ofNullable(report.ledger())
                .map(entry -> entry.get("index"))
                .ifPresent(index -> facts.put(paper.word("verify.ledger.index"), index.toString()));
        facts.put(
                paper.word("report.receipt"), Long.toString(inspection.receipt().index()));
        return facts;
    }

    private static String text(Map<String, Object> block, String name) {
        return Objects.requireNonNull(block.get(name)).toString();
    }
}
