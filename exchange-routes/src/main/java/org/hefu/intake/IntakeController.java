package org.hefu.intake;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hefu.access.Caller;
import org.hefu.identity.HolderKind;
import org.hefu.lookup.Subject;
import org.hefu.problem.Given;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Cases over HTTP, for the counter's own software. */
@RestController
@RequestMapping("/api/v1/intake")
class IntakeController {

    private static final int MOST_ITEMS = 20;

    private final CaseDesk cases;
    private final EvidenceDesk evidence;

    IntakeController(CaseDesk cases, EvidenceDesk evidence) {
        this.cases = cases;
        this.evidence = evidence;
    }

    /** Material by material; with a case number the case is opened, so that its evidence can be taken. */
    @PostMapping("/checks")
    CheckAnswer check(@RequestBody CheckBody body, Caller caller) {
        List<String> items = body.itemCodes();
        Subject applicant = body.subject();
        String purpose = Given.word("purpose", body.purpose());
        List<CheckedItem> checked;
        if (body.caseNumber() == null) {
            checked = cases.check(caller, items, applicant, purpose, null);
        } else {
            String number = Given.word("caseNumber", body.caseNumber());
            checked = cases.check(caller, cases.open(caller, items, applicant, purpose, number));
        }
        return new CheckAnswer(body.caseNumber(), checked.stream().allMatch(CheckedItem::complete), checked);
    }

    /** The sealed package of a case, as PDF. */
    @PostMapping("/cases/{caseNumber}/evidence")
    ResponseEntity<byte[]> evidence(
            @PathVariable String caseNumber,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable EvidenceBody body,
            Caller caller) {
        String requestKey = key == null ? UUID.randomUUID().toString() : Given.text("Idempotency-Key", key);
        Set<String> commitments = body == null || body.commitments() == null ? Set.of() : body.commitments();
        return evidence.take(caller, caseNumber, requestKey, commitments).answer();
    }

    /**
     * @param complete whether no paper has to be asked for, in any of the items
     */
    record CheckAnswer(@Nullable String caseNumber, boolean complete, List<CheckedItem> items) {}

    /** What a caller sends; anything may be missing. */
    record CheckBody(
            @Nullable List<String> items,
            @Nullable Applicant applicant,
            @Nullable String purpose,
            @Nullable String caseNumber) {

        List<String> itemCodes() {
            List<String> given = Given.value("items", items);
            if (given.isEmpty() || given.size() > MOST_ITEMS) {
                throw new ProblemException(Problem.FIELD_INVALID, "items", "1 … " + MOST_ITEMS);
            }
            return given.stream().map(code -> Given.word("items", code)).toList();
        }

        Subject subject() {
            Applicant given = Given.value("applicant", applicant);
            return Subject.parse(Given.value("applicant.kind", given.kind()), Given.text("applicant.id", given.id()));
        }
    }

    record Applicant(@Nullable HolderKind kind, @Nullable String id) {}

    /**
     * @param commitments materials for which the applicant's written promise is accepted
     */
    record EvidenceBody(@Nullable Set<String> commitments) {}
}
