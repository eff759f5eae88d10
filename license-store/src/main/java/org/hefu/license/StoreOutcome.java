package org.hefu.license;

import java.util.List;
import java.util.UUID;

/** What became of one draft. */
public sealed interface StoreOutcome {

    /** Stored as this version; version 1 means that the licence is new. */
    record Stored(UUID id, int version) implements StoreOutcome {}

    /** The newest version says the same already. */
    record Unchanged(UUID id, int version) implements StoreOutcome {}

    /** Not stored, for all of these reasons. */
    record Rejected(List<Problem> problems) implements StoreOutcome {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
