package org.hefu.grant;

import java.util.Set;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;

/** Whether a request fits a grant. */
public sealed interface GrantDecision {

    /**
     * @param fields the fields that may be answered; empty where a criterion was asked for
     */
    record Permitted(Set<String> fields) implements GrantDecision {}

    /** Refused for this reason, the one that comes closest to what was asked. */
    record Refused(Problem problem, String resource, String detail) implements GrantDecision {
        public ProblemException exception() {
            return new ProblemException(problem, resource, detail);
        }
    }
}
