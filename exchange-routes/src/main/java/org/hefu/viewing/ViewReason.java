package org.hefu.viewing;

import java.util.SortedMap;
import java.util.TreeMap;
import org.hefu.problem.Given;
import org.jspecify.annotations.Nullable;

/**
 * What a licence is read for.
 *
 * @param purpose purpose of the grant; null where the caller's role is reason enough
 * @param item service item; null if it is read for none
 */
public record ViewReason(@Nullable String purpose, @Nullable String item) {

    /** A person at work. */
    public static final ViewReason BY_ROLE = new ViewReason(null, null);

    /** Both go on the ledger, refusals included: what does not fit there must not get as far as a refusal. */
    public ViewReason {
        purpose = purpose == null ? null : Given.word("purpose", purpose);
        item = item == null ? null : Given.word("item", item);
    }

    SortedMap<String, String> details() {
        SortedMap<String, String> details = new TreeMap<>();
        if (purpose != null) {
            details.put("purpose", purpose);
        }
        if (item != null) {
            details.put("item", item);
        }
        return details;
    }
}
