package org.hefu.certificate;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of the search for a path from a certificate to a trust anchor. */
public sealed interface PathOutcome {

    /**
     * The certificate is trusted at the time asked for.
     *
     * @param path the certificate first, its anchor last
     */
    record Trusted(List<Certificate> path) implements PathOutcome {}

    /**
     * The certificate is not trusted at that time.
     *
     * @param certificate the one of the path that stands in the way
     * @param revokedAt when it was revoked; null for every other fault
     */
    record NotTrusted(
            PathFault fault,
            Certificate certificate,
            @Nullable Instant revokedAt) implements PathOutcome {}
}
