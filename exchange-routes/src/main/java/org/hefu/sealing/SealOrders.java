package org.hefu.sealing;

import java.util.UUID;
import org.hefu.access.Caller;
import org.hefu.problem.Given;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.problem.Wording;
import org.hefu.seal.SealOrder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the orders of callers. None of them is the hub's own. */
@Component
class SealOrders {

    private final CallersCases cases;

    SealOrders(CallersCases cases) {
        this.cases = cases;
    }

    /**
     * @throws ProblemException naming the field, for one that is missing or wrong, or a case that is not the caller's
     */
    SealOrder of(
            Caller caller, UUID seal, @Nullable String purpose, @Nullable String kind, @Nullable String caseNumber) {
        String number = caseNumber == null || caseNumber.isBlank() ? null : Given.word("caseNumber", caseNumber);
        if (number != null && !cases.has(caller, number)) {
            throw new ProblemException(Problem.NOT_FOUND, new Wording("办件", "case"));
        }
        return new SealOrder(
                seal,
                caller.actor(),
                caller.roleNames(),
                Given.word("purpose", purpose),
                Given.word("documentKind", kind),
                number);
    }
}
