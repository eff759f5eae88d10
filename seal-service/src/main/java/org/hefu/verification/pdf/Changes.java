package org.hefu.verification.pdf;

import java.util.ArrayList;
import java.util.List;
import org.hefu.verification.report.ChangesAfter;

/**
 * What was added after a signature.
 *
 * @param allowed what a signed document may go through, in words; what is forbidden or unknown is not told apart
 */
record Changes(ChangesAfter worst, List<Change> allowed) {

    static final Changes NONE = new Changes(ChangesAfter.NONE, List.of());

    /** One of them, in Chinese and English. */
    record Change(String zh, String en) {}

    Changes {
        allowed = List.copyOf(allowed);
    }

    Changes and(Changes more) {
        List<Change> all = new ArrayList<>(allowed);
        all.addAll(more.allowed);
        return new Changes(worst.worse(more.worst), all);
    }

    Changes worse(ChangesAfter other) {
        return new Changes(worst.worse(other), allowed);
    }
}
