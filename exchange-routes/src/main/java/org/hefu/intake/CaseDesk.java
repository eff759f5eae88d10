package org.hefu.intake;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.hefu.access.Caller;
import org.hefu.audit.Act;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
import org.hefu.ledger.Ticket;
import org.hefu.lookup.Subject;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.problem.Wording;
import org.hefu.sealing.CallersCases;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens cases and checks them. A case belongs to the participant system under which it was opened. */
@Component
public class CaseDesk implements CallersCases {

    private final Cases cases;
    private final ServiceItems items;
    private final CaseCheck check;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CaseDesk(
            Cases cases,
            ServiceItems items,
            CaseCheck check,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.cases = cases;
        this.items = items;
        this.check = check;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Opens a case.
     *
     * @param wantedNumber number that the caller's own system gave it; null for a number of the hub
     * @return the case; the one that is there already if it is the same
     */
    Case open(Caller caller, List<String> itemCodes, Subject applicant, String purpose, @Nullable String wantedNumber) {
        itemCodes.forEach(code -> check.requireKind(item(code), applicant));
        String system = system(caller);
        record Opened(Case opened, @Nullable Ticket ticket) {}
        Opened result = Objects.requireNonNull(transaction.execute(status -> {
            Case fresh = new Case(
                    wantedNumber == null ? cases.nextNumber() : wantedNumber,
                    List.copyOf(itemCodes),
                    purpose,
                    system,
                    applicant,
                    caller.actor(),
                    clock.instant());
            boolean added = cases.add(fresh);
            while (!added && wantedNumber == null) {
                // Somebody's own system has used a number that looks like one of the hub's.
                fresh = fresh.numbered(cases.nextNumber());
                added = cases.add(fresh);
            }
            if (!added) {
                return new Opened(kept(fresh), null);
            }
            Ticket ticket = ledger.enrol(entry(caller, fresh));
            cases.setEntry(fresh.caseNumber(), ticket.stub());
            return new Opened(fresh, ticket);
        }));
        if (result.ticket() != null) {
            ledger.await(result.ticket());
        } else {
            cases.entry(result.opened().caseNumber()).ifPresent(ledger::await);
        }
        return result.opened();
    }

    /** The case that was opened under this number before, if it is the same. */
    private Case kept(Case wanted) {
        return cases.find(wanted.caseNumber())
                .filter(wanted::isSameAs)
                .orElseThrow(() -> new ProblemException(Problem.CASE_NUMBER_TAKEN));
    }

    @Override
    public boolean has(Caller caller, String caseNumber) {
        return find(caller, caseNumber).isPresent();
    }

    private Optional<Case> find(Caller caller, String caseNumber) {
        return cases.find(caseNumber).filter(found -> found.system().equals(caller.system()));
    }

    /** The case of this number, if it is the caller's system's. */
    Case owned(Caller caller, String caseNumber) {
        return find(caller, caseNumber)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, new Wording("办件", "case")));
    }

    /** The case of this number for somebody to read: whose it is stands on the ledger before it is shown. */
    Case viewed(Caller caller, String caseNumber) {
        Case found = owned(caller, caseNumber);
        ledger.append(new LedgerEntry(
                Act.CASE_VIEW.name(), Outcome.ALLOWED, caller.actor(), found.caseNumber(), new TreeMap<>()));
        return found;
    }

    /** What the sources say of an applicant, before a case is opened for it. */
    CheckedItem ask(Caller caller, ServiceItem item, Subject applicant) {
        system(caller);
        return check.check(caller, item, applicant, item.purpose(), null);
    }

    /** Every item of a case, material by material. */
    List<CheckedItem> check(Caller caller, Case opened) {
        return check(caller, opened.items(), opened.applicant(), opened.purpose(), opened.caseNumber());
    }

    /** Items for an applicant, material by material. */
    List<CheckedItem> check(
            Caller caller, List<String> itemCodes, Subject applicant, String purpose, @Nullable String caseNumber) {
        return itemCodes.stream()
                .map(code -> check.check(caller, item(code), applicant, purpose, caseNumber))
                .toList();
    }

    List<Case> newest(Caller caller) {
        return Optional.ofNullable(caller.system())
                .map(system -> cases.newest(system, 20))
                .orElse(List.of());
    }

    ServiceItem item(String code) {
        return items.find(code).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, new Wording("事项", "item")));
    }

    private static String system(Caller caller) {
        String system = caller.system();
        if (system == null) {
            throw new ProblemException(Problem.SYSTEM_MISSING);
        }
        return system;
    }

    private static LedgerEntry entry(Caller caller, Case opened) {
        TreeMap<String, String> details = new TreeMap<>();
        details.put("items", String.join(",", opened.items()));
        details.put("purpose", opened.purpose());
        details.put("subjectKind", opened.applicant().kind().name());
        details.put("subject", opened.applicant().id());
        return new LedgerEntry(Act.CASE_OPENED.name(), Outcome.ALLOWED, caller.actor(), opened.caseNumber(), details);
    }
}
