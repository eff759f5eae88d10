package org.hefu.verification.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A time-stamp on a signature. */
@JsonPropertyOrder({"intact", "trusted", "time"})
public record TimestampReport(
        @Nullable Boolean intact,
        @Nullable Boolean trusted,
        @Nullable Instant time) {}
