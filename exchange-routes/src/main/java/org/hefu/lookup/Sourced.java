package org.hefu.lookup;

import java.time.Instant;
import java.util.Map;
import org.hefu.connector.LiveAnswer;

/** What the source said, cut down to what may be shown. */
record Sourced(Admitted admitted, Finding finding) {

    sealed interface Finding {}

    record Fields(Map<String, Object> fields, Instant asOf) implements Finding {}

    record Answer(boolean yes, Instant asOf) implements Finding {}

    record Nothing(Instant asOf) implements Finding {}

    record Unavailable(LiveAnswer.Reason reason) implements Finding {}
}
