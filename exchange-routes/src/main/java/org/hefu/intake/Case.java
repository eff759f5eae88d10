package org.hefu.intake;

import java.time.Instant;
import java.util.List;
import org.hefu.lookup.Subject;

/** One application (办件). */
public record Case(
        String caseNumber,
        List<String> items,
        String purpose,
        String system,
        Subject applicant,
        String openedBy,
        Instant openedAt) {

    Case numbered(String number) {
        return new Case(number, items, purpose, system, applicant, openedBy, openedAt);
    }

    /** Whether both are the same application, whoever opened them and when. */
    boolean isSameAs(Case other) {
        return other.caseNumber.equals(caseNumber)
                && other.items.equals(items)
                && other.purpose.equals(purpose)
                && other.system.equals(system)
                && other.applicant.equals(applicant);
    }
}
