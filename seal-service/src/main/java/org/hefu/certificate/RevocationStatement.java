package org.hefu.certificate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a list or an answer says about one certificate.
 *
 * @param issuedAt as of when it says so
 * @param renewedBy until when it may be relied on; null if it does not say
 * @param revokedAt when the certificate was revoked; null if it was not
 */
record RevocationStatement(
        Instant issuedAt,
        @Nullable Instant renewedBy,
        @Nullable Instant revokedAt) {

    boolean isInForceAt(Instant time) {
        return !time.isBefore(issuedAt) && renewedBy != null && !time.isAfter(renewedBy);
    }

    /**
     * Is silence about the certificate an answer? Of one that ended, issuers need say nothing more (RFC 5280, section 3.3),
     * so that a list of later must not silence an earlier one that revoked it.
     */
    boolean countsFor(Certificate certificate) {
        return revokedAt != null || !issuedAt.isAfter(certificate.validTo());
    }

    /** Does it say that the certificate was good at a time? One of later clears the past as well, if it counts. */
    boolean clears(Certificate certificate, Instant at) {
        return revokedAt == null && countsFor(certificate) && (isInForceAt(at) || !issuedAt.isBefore(at));
    }
}
