package org.hefu.timestamp;

import java.time.Instant;
import org.hefu.certificate.Certificate;

/** What became of the judgement of a time-stamp. */
public sealed interface TimestampOutcome {

    /**
     * The data existed at this time.
     *
     * @param authority the certificate of who says so
     */
    record Proved(Instant time, Certificate authority) implements TimestampOutcome {}

    /**
     * Nothing is proved.
     *
     * @param intact true if the token is about the data and its signature is right, so that only trust is missing
     */
    record NotProved(Fault fault, boolean intact) implements TimestampOutcome {}
}
