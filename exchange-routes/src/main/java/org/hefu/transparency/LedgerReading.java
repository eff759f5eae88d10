package org.hefu.transparency;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hefu.access.Caller;
import org.hefu.audit.Act;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.LedgerFilter;
import org.hefu.ledger.Outcome;
import org.hefu.ledger.RecordedEntry;
import org.hefu.problem.Problem;
import org.hefu.problem.ProblemException;
import org.hefu.problem.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads entries for a caller. People who may come here see every entry, and that they looked is an entry itself. A
 * system sees its own acts only; those of others are not there for it.
 */
@Component
class LedgerReading {

    private final Ledger ledger;

    LedgerReading(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The newest entries that pass the filter and that this caller may see, newest first. */
    List<RecordedEntry> newest(Caller caller, LedgerFilter filter) {
        List<RecordedEntry> found = ledger.newest(visible(caller, filter));
        if (caller instanceof Caller.Person person) {
            SortedMap<String, String> details = new TreeMap<>();
            put(details, "caseNumber", filter.caseNumber());
            put(details, "action", filter.action());
            put(details, "outcome", filter.outcome());
            put(details, "actor", filter.actor());
            put(details, "before", filter.before());
            details.put("found", Integer.toString(found.size()));
            note(person, details);
        }
        return found;
    }

    /**
     * One entry.
     *
     * @throws ProblemException {@code NOT_FOUND}
     */
    RecordedEntry entry(Caller caller, long index) {
        RecordedEntry found = ledger.entry(index)
                .filter(recorded -> visible(caller, recorded))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, new Wording("存证条目", "entry")));
        if (caller instanceof Caller.Person person) {
            SortedMap<String, String> details = new TreeMap<>();
            details.put("entry", Long.toString(index));
            note(person, details);
        }
        return found;
    }

    private void note(Caller.Person person, SortedMap<String, String> details) {
        ledger.append(new LedgerEntry(Act.LEDGER_VIEW.name(), Outcome.ALLOWED, person.actor(), null, details));
    }

    private static LedgerFilter visible(Caller caller, LedgerFilter filter) {
        return switch (caller) {
            case Caller.Person person -> filter;
            case Caller.Machine machine ->
                new LedgerFilter(
                        filter.caseNumber(),
                        filter.action(),
                        filter.outcome(),
                        machine.actor(),
                        filter.before(),
                        filter.limit());
        };
    }

    /** Of an erased entry nobody knows whose it was. */
    private static boolean visible(Caller caller, RecordedEntry recorded) {
        return switch (caller) {
            case Caller.Person person -> true;
            case Caller.Machine machine ->
                recorded.entry() != null && recorded.entry().actor().equals(machine.actor());
        };
    }

    private static void put(Map<String, String> details, String name, @Nullable Object value) {
        if (value != null) {
            details.put(name, value.toString());
        }
    }
}
