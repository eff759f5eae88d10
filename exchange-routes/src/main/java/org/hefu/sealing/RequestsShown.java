package org.hefu.sealing;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.hefu.access.Caller;
import org.hefu.audit.Act;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
import org.hefu.participant.Role;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.problem.Wording;
import org.hefu.seal.SealRequest;
import org.hefu.seal.SealRequests;
import org.springframework.stereotype.Component;

/** Requests for a second person, for those whom they concern. */
@Component
class RequestsShown {

    private static final Set<String> ALL = Set.of(Role.SEAL_KEEPER.name(), Role.AUDITOR.name());

    private final SealRequests requests;
    private final Ledger ledger;

    RequestsShown(SealRequests requests, Ledger ledger) {
        this.requests = requests;
        this.ledger = ledger;
    }

    /**
     * The request, for who asked, who may decide, keepers and auditors.
     *
     * @throws ProblemException for others as if it were not there; on the ledger
     */
    SealRequest to(Caller caller, UUID seal, UUID id) {
        SealRequest request = requests.find(seal, id).orElseThrow(RequestsShown::unknown);
        if (isItsDocumentFor(caller, request) || caller.roleNames().stream().anyMatch(ALL::contains)) {
            return request;
        }
        ledger.append(new LedgerEntry(
                Act.SEAL_REQUEST_VIEW.name(),
                Outcome.REFUSED,
                caller.actor(),
                request.caseNumber(),
                new TreeMap<>(Map.of(
                        "seal", seal.toString(), "request", id.toString(), "reason", Problem.NOT_FOUND.name()))));
        throw unknown();
    }

    /** Is the document of the request for this caller too: did they ask, or may they decide? */
    boolean isItsDocumentFor(Caller caller, SealRequest request) {
        return request.askedBy().equals(caller.actor()) || mayDecide(caller, request);
    }

    boolean mayDecide(Caller caller, SealRequest request) {
        return requests.mayDecide(request, caller.actor(), caller.roleNames());
    }

    private static ProblemException unknown() {
        return new ProblemException(Problem.NOT_FOUND, new Wording("用印申请", "request"));
    }
}
