package org.hefu.timestamp;

import java.util.List;
import org.hefu.certificate.DigestAlgorithm;
import org.hefu.certificate.RevocationList;

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

    /** Revocation lists of the authorities of a token that came from here, besides those in it, as far as they are to be had. */
    default List<RevocationList> lists(TimestampToken token) {
        return List.of();
    }
}
