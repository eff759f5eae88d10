package org.hefu.timestamp;

import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.RevocationEvidence;

/** Where time-stamps come from: the hub's own authority, or others by their addresses. */
public interface TimestampSource {

    /**
     * Gets a time-stamp.
     *
     * @param imprint digest of what existed, of the digest's length
     * @return a token with its authority's certificate inside, checked: it is about this imprint
     * @throws TimestampUnavailableException if none is to be had now
     */
    TimestampToken stamp(DigestAlgorithm digest, byte[] imprint);

    /**
     * What the authorities of a token that came from here say of revocation today, as far as it is to be had.
     */
    default RevocationEvidence revocation(TimestampToken token) {
        return RevocationEvidence.NONE;
    }
}
