package org.hefu.lookup;

import org.hefu.catalogue.Catalogue;
import org.hefu.catalogue.Criterion;
import org.hefu.catalogue.Resource;
import org.hefu.grant.GrantDecision;
import org.hefu.grant.GrantRequest;
import org.hefu.grant.Grants;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.problem.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets a question through that fits a grant. Every other is refused, and the refusal is on the ledger. */
@Component
class LookupGate {

    private final Grants grants;
    private final Catalogue catalogue;
    private final LookupRecord record;

    LookupGate(Grants grants, Catalogue catalogue, LookupRecord record) {
        this.grants = grants;
        this.catalogue = catalogue;
        this.record = record;
    }

    Admitted admit(LookupRequest request) {
        GrantDecision decision = grants.decide(new GrantRequest(
                request.resource(),
                request.caller().system(),
                request.purpose(),
                request.item(),
                request.fields(),
                request.criterion()));
        return switch (decision) {
            case GrantDecision.Refused refused ->
                throw refused.exception().recorded(record.refusal(request, refused.problem()));
            case GrantDecision.Permitted permitted -> {
                Resource resource = catalogue
                        .find(request.resource())
                        .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, new Wording("信息资源", "resource")));
                yield new Admitted(request, resource, permitted.fields(), criterion(request, resource));
            }
        };
    }

    private static @Nullable Criterion criterion(LookupRequest request, Resource resource) {
        return request.criterion() == null
                ? null
                : resource.criterion(request.criterion())
                        .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, new Wording("核验条件", "criterion")));
    }
}
