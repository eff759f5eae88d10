package org.hefu.intake;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hefu.access.Caller;
import org.hefu.audit.Act;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.problem.Wording;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Where the QR code of an evidence package leads: that it is ours, and what to compare. Nothing of the applicant. */
@Controller
class EvidencePage {

    private final EvidenceDesk desk;
    private final Ledger ledger;

    EvidencePage(EvidenceDesk desk, Ledger ledger) {
        this.desk = desk;
        this.ledger = ledger;
    }

    @GetMapping("/evidence/{id}")
    String show(@PathVariable UUID id, Caller.Person person, Model model) {
        EvidencePackage kept = desk.byId(id)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, new Wording("证据包", "evidence package")));
        ledger.append(new LedgerEntry(
                Act.EVIDENCE_VIEW.name(),
                Outcome.ALLOWED,
                person.actor(),
                kept.caseNumber(),
                new TreeMap<>(Map.of("package", id.toString(), "shown", "facts"))));
        model.addAttribute("kept", kept);
        return "intake/evidence";
    }
}
