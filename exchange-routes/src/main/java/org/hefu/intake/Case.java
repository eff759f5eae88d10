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
        Instant openedAt) {}
