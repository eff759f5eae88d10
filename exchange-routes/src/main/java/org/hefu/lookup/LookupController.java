package org.hefu.lookup;

import java.util.Set;
import java.util.stream.Collectors;
import org.hefu.access.Caller;
import org.hefu.identity.HolderKind;
import org.hefu.journey.Journeys;
import org.hefu.problem.Given;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lookups over HTTP. */
@RestController
class LookupController {

    private static final int MOST_FIELDS = 200;

    private final Journeys journeys;

    LookupController(Journeys journeys) {
        this.journeys = journeys;
    }

    @PostMapping("/api/v1/lookups")
    LookupAnswer lookup(@RequestBody LookupBody body, Caller caller) {
        return journeys.send(LookupRoute.LOOKUP, body.request(caller), LookupAnswer.class);
    }

    /** What a caller sends; anything may be missing. */
    record LookupBody(
            @Nullable String resource,
            @Nullable SubjectBody subject,
            @Nullable String purpose,
            @Nullable String item,
            @Nullable String caseNumber,
            @Nullable Set<String> fields,
            @Nullable String criterion) {

        LookupRequest request(Caller caller) {
            return new LookupRequest(
                    caller,
                    Given.word("resource", resource),
                    Given.value("subject", subject).subject("subject"),
                    Given.word("purpose", purpose),
                    item == null ? null : Given.word("item", item),
                    caseNumber == null ? null : Given.word("caseNumber", caseNumber),
                    checkedFields(),
                    criterion == null ? null : Given.word("criterion", criterion));
        }

        private Set<String> checkedFields() {
            if (fields == null) {
                return Set.of();
            }
            if (fields.size() > MOST_FIELDS) {
                throw new ProblemException(Problem.FIELD_INVALID, "fields", "≤ " + MOST_FIELDS);
            }
            return fields.stream().map(field -> Given.word("fields", field)).collect(Collectors.toSet());
        }
    }

    /** A subject as sent. */
    record SubjectBody(@Nullable HolderKind kind, @Nullable String id) {
        Subject subject(String field) {
            return Subject.parse(Given.value(field + ".kind", kind), Given.text(field + ".id", id));
        }
    }
}
