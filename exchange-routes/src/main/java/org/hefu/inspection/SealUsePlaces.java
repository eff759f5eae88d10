package org.hefu.inspection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.hefu.audit.Act;
import org.hefu.ledger.Ledger;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.LedgerFilter;
import org.hefu.ledger.Outcome;
import org.hefu.ledger.RecordedEntry;
import org.hefu.seal.SealUse;
import org.springframework.stereotype.Component;

/**
 * Finds the entry of a seal use on the ledger. Entries are kept encrypted and cannot be asked for by what they say; but
 * they lie nearly in the order of their times.
 */
@Component
class SealUsePlaces {

    /** An entry may get its place a little after younger ones: transactions end when they end, and clocks differ. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    private static final int PAGE = 500;
    private static final int MOST_PAGES = 20;

    private final Ledger ledger;

    SealUsePlaces(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Empty if it has no place yet, or its body is erased, or too many entries lie around it. */
    OptionalLong of(SealUse use) {
        long before = firstAfter(use.at().plus(SLACK));
        for (int page = 0; page < MOST_PAGES; page++) {
            List<RecordedEntry> entries = ledger.newest(
                    new LedgerFilter(use.caseNumber(), Act.SEAL_USE.name(), Outcome.ALLOWED, null, before, PAGE));
            for (RecordedEntry recorded : entries) {
                if (isOf(use, recorded)) {
                    return OptionalLong.of(recorded.index());
                }
                before = recorded.index();
            }
            if (entries.size() < PAGE
                    || entries.getLast().at().isBefore(use.at().minus(SLACK))) {
                break;
            }
        }
        return OptionalLong.empty();
    }

    /** Where, as far as times grow with places, the entries after a time begin. */
    private long firstAfter(Instant time) {
        long low = 0;
        long high = ledger.checkpoint().size();
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (ledger.entry(middle).filter(entry -> !entry.at().isAfter(time)).isPresent()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean isOf(SealUse use, RecordedEntry recorded) {
        LedgerEntry entry = recorded.entry();
        return entry != null && use.id().toString().equals(entry.details().get("sealUse"));
    }
}
