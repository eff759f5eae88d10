package org.hefu.transparency;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.hefu.ledger.LedgerFilter;
import org.hefu.ledger.Outcome;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Which entries are asked for, as it was sent; a blank counts as not given. */
record EntryFilter(
        @Nullable String caseNumber,
        @Nullable String action,
        @Nullable String outcome,
        @Nullable String actor,
        @Nullable Long before) {

    /** What is asked for goes on the ledger itself. */
    private static final Pattern ASKED = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{0,200}");

    static final EntryFilter NONE = new EntryFilter(null, null, null, null, null);

    EntryFilter {
        caseNumber = given(caseNumber);
        action = given(action);
        outcome = given(outcome);
        actor = given(actor);
        // An account's name alone means the person.
        actor = actor == null || actor.contains(":") || actor.equals("hub") ? actor : "person:" + actor;
    }

    /**
     * @throws ProblemException {@code FIELD_INVALID}
     */
    LedgerFilter checked(int limit) {
        if (limit < 1 || limit > 1_000) {
            throw new ProblemException(Problem.FIELD_INVALID, "limit", "1 … 1000");
        }
        if (before != null && before < 0) {
            throw new ProblemException(Problem.FIELD_INVALID, "before", "≥ 0");
        }
        for (var text : Map.of("caseNumber", blank(caseNumber), "action", blank(action), "actor", blank(actor))
                .entrySet()) {
            if (!ASKED.matcher(text.getValue()).matches()) {
                throw new ProblemException(Problem.FIELD_INVALID, text.getKey(), "≤ 200");
            }
        }
        return new LedgerFilter(caseNumber, action, checkedOutcome(), actor, before, limit);
    }

    private @Nullable Outcome checkedOutcome() {
        try {
            return outcome == null ? null : Outcome.valueOf(outcome.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.FIELD_INVALID, "outcome", Arrays.toString(Outcome.values()));
        }
    }

    private static String blank(@Nullable String given) {
        return given == null ? "" : given;
    }

    private static @Nullable String given(@Nullable String sent) {
        return sent == null || sent.isBlank() ? null : sent.strip();
    }
}
