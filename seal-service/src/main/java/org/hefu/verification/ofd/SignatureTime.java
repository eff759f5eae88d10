package org.hefu.verification.ofd;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hefu.verification.report.Finding;
import org.hefu.verification.report.TimestampReport;

/** What the time-stamps of a signature are worth. */
interface SignatureTime {

    /** When the signature existed for certain. */
    Optional<Instant> proven();

    Finding finding();

    List<TimestampReport> reports();
}
