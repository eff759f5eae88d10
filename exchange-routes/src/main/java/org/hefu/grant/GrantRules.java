package org.hefu.grant;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hefu.grant.GrantDecision.Permitted;
import org.hefu.grant.GrantDecision.Refused;
import org.hefu.problem.Problem;

/**
 * Decides whether a request fits one of the grants of its system. The default is no.
 *
 * <p>Pure: the same request, grants and time always give the same decision.
 */
public final class GrantRules {

    private GrantRules() {}

    /**
     * @param grants all grants of the requesting system for the resource
     */
    public static GrantDecision decide(GrantRequest request, List<Grant> grants, Instant now) {
        GrantDecision closest = refused(request, Problem.GRANT_MISSING, "");
        int reached = 0;
        for (Grant grant : grants) {
            int step = 1;
            GrantDecision decision;
            if (!grant.purpose().equals(request.purpose())) {
                decision = refused(request, Problem.PURPOSE_NOT_GRANTED, "");
            } else if (request.item() == null || !grant.items().contains(request.item())) {
                step = 2;
                decision = refused(request, Problem.ITEM_NOT_GRANTED, "");
            } else if (now.isBefore(grant.validFrom())) {
                step = 3;
                decision = refused(request, Problem.GRANT_NOT_YET_VALID, "");
            } else if (!now.isBefore(grant.validUntil())) {
                step = 4;
                decision = refused(request, Problem.GRANT_EXPIRED, "");
            } else {
                step = 5;
                decision = contents(request, grant);
            }
            if (decision instanceof Permitted) {
                return decision;
            }
            if (step > reached) {
                reached = step;
                closest = decision;
            }
        }
        return closest;
    }

    private static GrantDecision contents(GrantRequest request, Grant grant) {
        if (request.criterion() != null) {
            return grant.criteria().contains(request.criterion())
                    ? new Permitted(Set.of())
                    : refused(request, Problem.CRITERION_NOT_GRANTED, "");
        }
        if (grant.fields().isEmpty()) {
            return refused(request, Problem.FIELD_NOT_GRANTED, "*");
        }
        if (request.fields().isEmpty()) {
            return new Permitted(grant.fields());
        }
        Set<String> missing = new TreeSet<>(request.fields());
        missing.removeAll(grant.fields());
        return missing.isEmpty()
                ? new Permitted(request.fields())
                : refused(request, Problem.FIELD_NOT_GRANTED, String.join(", ", missing));
    }

    private static Refused refused(GrantRequest request, Problem problem, String detail) {
        return new Refused(problem, request.resource(), detail);
    }
}
