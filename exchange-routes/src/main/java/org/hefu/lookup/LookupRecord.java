package org.hefu.lookup;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hefu.audit.Act;
import org.hefu.catalogue.Resource;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;
import org.hefu.ledger.Receipt;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.problem.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts every lookup on the ledger before its answer leaves: answers, refusals and failures alike. */
@Component
class LookupRecord {

    private final Ledger ledger;

    LookupRecord(Ledger ledger) {
        this.ledger = ledger;
    }

    LookupAnswer keep(Sourced sourced) {
        Admitted admitted = sourced.admitted();
        return switch (sourced.finding()) {
            case Sourced.Fields(Map<String, Object> fields, Instant asOf) ->
                answer(admitted, LookupAnswer.Outcome.FOUND, fields, null, asOf);
            case Sourced.Answer(boolean yes, Instant asOf) ->
                answer(admitted, LookupAnswer.Outcome.ANSWERED, null, yes, asOf);
            case Sourced.Nothing(Instant asOf) -> answer(admitted, LookupAnswer.Outcome.NOT_FOUND, null, null, asOf);
            case Sourced.Unavailable unavailable -> {
                SortedMap<String, String> details = details(admitted.request());
                details.put("reason", unavailable.reason().name());
                Receipt receipt = append(admitted.request(), Outcome.FAILED, details);
                Resource resource = admitted.resource();
                throw new ProblemException(
                                Problem.SOURCE_UNAVAILABLE,
                                new Wording(resource.name(), resource.nameEnglish()),
                                new Wording(
                                        unavailable.reason().sentence(true),
                                        unavailable.reason().sentence(false)))
                        .recorded(receipt);
            }
        };
    }

    Receipt refusal(LookupRequest request, Problem problem) {
        SortedMap<String, String> details = details(request);
        details.put("reason", problem.name());
        return append(request, Outcome.REFUSED, details);
    }

    private LookupAnswer answer(
            Admitted admitted,
            LookupAnswer.Outcome outcome,
            @Nullable Map<String, Object> record,
            @Nullable Boolean answer,
            Instant asOf) {
        Resource resource = admitted.resource();
        SortedMap<String, String> details = details(admitted.request());
        details.put("result", outcome.name());
        details.put("asOf", asOf.toString());
        details.put("fields", String.join(",", new java.util.TreeSet<>(admitted.fields())));
        if (answer != null) {
            details.put("answer", answer.toString());
        }
        Receipt receipt = append(admitted.request(), Outcome.ALLOWED, details);
        return new LookupAnswer(
                outcome,
                record,
                answer,
                new LookupAnswer.Source(
                        resource.code(),
                        resource.name(),
                        resource.nameEnglish(),
                        resource.kind().name(),
                        resource.ownerSystem()),
                asOf,
                receipt);
    }

    private Receipt append(LookupRequest request, Outcome outcome, SortedMap<String, String> details) {
        return ledger.append(
                new LedgerEntry(Act.LOOKUP.name(), outcome, request.caller().actor(), request.caseNumber(), details));
    }

    private static SortedMap<String, String> details(LookupRequest request) {
        TreeMap<String, String> details = new TreeMap<>();
        details.put("resource", request.resource());
        details.put("subjectKind", request.subject().kind().name());
        details.put("subject", request.subject().id());
        details.put("purpose", request.purpose());
        if (request.item() != null) {
            details.put("item", request.item());
        }
        if (request.criterion() != null) {
            details.put("criterion", request.criterion());
        }
        return details;
    }
}
