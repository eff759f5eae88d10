package org.hefu.lookup;

import java.util.Set;
import org.hefu.access.Caller;
import org.hefu.identity.HolderKind;
import org.hefu.journey.Journeys;
import org.hefu.problem.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lookups over HTTP. */
@RestController
class LookupController {

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
                    fields == null ? Set.of() : fields,
                    criterion);
        }
    }

    /** A subject as sent. */
    record SubjectBody(@Nullable HolderKind kind, @Nullable String id) {
        Subject subject(String field) {
            return Subject.parse(Given.value(field + ".kind", kind), Given.text(field + ".id", id));
        }
    }
}
