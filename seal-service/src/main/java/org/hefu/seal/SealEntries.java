package org.hefu.seal;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hefu.ledger.LedgerEntry;
import org.hefu.ledger.Outcome;

/** How acts with seals stand on the ledger; the handbook has the table. */
final class SealEntries {

    private SealEntries() {}

    static SortedMap<String, String> details(SealOrder order) {
        SortedMap<String, String> details = details(order.sealId());
        details.put("purpose", order.purpose());
        details.put("documentKind", order.documentKind());
        SealManner manner = order.manner();
        if (manner.form() != null) {
            details.put("form", manner.form().name());
        }
        if (manner.second() != null) {
            details.put("secondSignature", manner.second().name());
        }
        return details;
    }

    static SortedMap<String, String> details(SealOrder order, SealUse use) {
        SortedMap<String, String> details = details(order);
        details.put("sealUse", use.id().toString());
        details.put("authority", use.authority().toString());
        details.put("sha256", use.sha256());
        if (use.request() != null) {
            details.put("request", use.request().toString());
        }
        if (use.job() != null) {
            details.put("job", use.job().toString());
        }
        return details;
    }

    static SortedMap<String, String> details(UUID seal) {
        SortedMap<String, String> details = new TreeMap<>();
        details.put("seal", seal.toString());
        return details;
    }

    static LedgerEntry of(String action, SealOrder order, Outcome outcome, SortedMap<String, String> details) {
        return new LedgerEntry(action, outcome, order.actor(), order.caseNumber(), details);
    }

    static LedgerEntry of(String action, String actor, SortedMap<String, String> details) {
        return new LedgerEntry(action, Outcome.ALLOWED, actor, null, details);
    }
}
